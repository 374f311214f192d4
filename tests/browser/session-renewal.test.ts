import * as api from '@loja/contracts/endpoints.generated.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterBy } from '../src/account-pages.ts';
import { openBrowser, screens, visit } from '../src/browser.ts';
import { toPix, toReview } from '../src/checkout.ts';
import { type Account, device, newAccount, openAccount, signedInDevice } from '../src/device.ts';
import { urls } from '../src/shopper.ts';
import { languages } from '../src/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const [words] = languages;
const ACCESS = '__Host-loja-access';

const putIn = async (page: Page): Promise<void> => {
  await page.goto(`${urls.shop}/cafes/serra-alta/`);
  await page.getByRole('button', { name: 'Adicionar ao carrinho' }).click();
  await page.getByText('Serra Alta está no carrinho').waitFor();
};

/** The cart's page shows the bag, and the way on. */
const inCart = (page: Page): Promise<void> =>
  page.getByRole('link', { name: 'Continuar para a entrega' }).waitFor();

/** What a quarter of an hour does to a browser. */
const aQuarterLater = (context: BrowserContext): Promise<void> => context.clearCookies({ name: ACCESS });

const renewalsOf = (context: BrowserContext): string[] => {
  const renewals: string[] = [];
  context.on('response', (response) => {
    if (response.url().endsWith('/api/auth/refresh')) renewals.push(String(response.status()));
  });
  return renewals;
};

/** Buys what is in the cart; something happens before the last button. */
const buyBy = async (
  page: Page,
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<void> => {
  await toReview(page, words);
  await meanwhile();
  await toPix(page, words);
};

describe('a shopper who signed in a while ago', () => {
  test('fills the cart and buys as if nothing had run out', async () => {
    const account = await openAccount(newAccount());
    const { page, wrongs, close } = await visit(browser, screens[0]);
    const renewals = renewalsOf(page.context());
    await putIn(page);
    await enterBy(page, account);
    await aQuarterLater(page.context());
    await putIn(page);
    expect(renewals).toEqual(['200']);
    await aQuarterLater(page.context());
    await page.goto(`${urls.shop}/carrinho/`);
    await inCart(page);
    await buyBy(page, () => aQuarterLater(page.context()));
    const orderId = new URL(page.url()).searchParams.get('id') ?? '';
    // Theirs: another device of the account lists it.
    const mine = await (await signedInDevice(account)).call(api.listMyOrders);
    expect(mine.ok && mine.value.orders.map((order) => order.orderId)).toEqual([orderId]);
    // The order opens without its token, which this tab forgets.
    await page.evaluate(() => sessionStorage.clear());
    await aQuarterLater(page.context());
    await page.goto(`${urls.shop}/pedido/?id=${orderId}`);
    await page.getByRole('button', { name: 'Copiar código Pix' }).waitFor();
    expect(wrongs.filter((wrong) => !wrong.includes('401'))).toEqual([]);
    await close();
  }, 180_000);

  test('renews the session once for all calls of all tabs', async () => {
    const account = await openAccount(newAccount());
    const { page, close } = await visit(browser, screens[0]);
    await putIn(page);
    await enterBy(page, account);
    const context = page.context();
    const tabs = [page, ...(await Promise.all([1, 2, 3, 4].map(() => context.newPage())))];
    const renewals = renewalsOf(context);
    // Held until every tab has asked, so that all find the session stale at the same moment.
    let asked = 0;
    let everybodyAsked = (): void => undefined;
    const all = new Promise<void>((resolve) => {
      everybodyAsked = resolve;
    });
    await context.route('**/api/auth/refresh', async (route) => {
      await all;
      await route.continue();
    });
    context.on('response', (response) => {
      if (response.status() === 401) asked += 1;
      if (asked === tabs.length) everybodyAsked();
    });
    await aQuarterLater(context);
    await Promise.all(tabs.map((tab) => tab.goto(`${urls.shop}/carrinho/`)));
    await Promise.all(tabs.map((tab) => inCart(tab)));
    expect(renewals).toEqual(['200']);
    await close();
  }, 120_000);
});

/** Ways in which a session comes to its end; each leaves the browser without access at least. */
const ends: readonly [string, (context: BrowserContext, account: Account) => Promise<unknown>][] = [
  ['it ran out', (context) => context.clearCookies()],
  [
    'it was ended elsewhere',
    async (context, account) => {
      await (await signedInDevice(account)).call(api.endOtherSessions);
      await aQuarterLater(context);
    },
  ],
  [
    'its cookie was copied and used',
    async (context) => {
      const thief = device();
      for (const { name, value } of await context.cookies()) thief.jar.set(name, value);
      // Twice: the browser's own secret is not even the last but one.
      for (const _ of [1, 2]) expect((await thief.call(api.refreshSession)).ok).toBe(true);
    },
  ],
];

describe('a shopper whose session is over', () => {
  test.each(ends)(
    'because %s goes on as a guest with the cart',
    async (_, end) => {
      const account = await openAccount(newAccount());
      const { page, close } = await visit(browser, screens[0]);
      await putIn(page);
      await enterBy(page, account);
      await page.goto(`${urls.shop}/carrinho/`);
      await inCart(page);
      await end(page.context(), account);
      await page.goto(`${urls.shop}/carrinho/`);
      await inCart(page);
      await buyBy(page);
      await close();
    },
    120_000,
  );

  test.each(ends)(
    'at the very last step, because %s, buys all the same',
    async (_, end) => {
      const account = await openAccount(newAccount());
      const { page, close } = await visit(browser, screens[0]);
      await putIn(page);
      await enterBy(page, account);
      await page.goto(`${urls.shop}/carrinho/`);
      await inCart(page);
      await buyBy(page, () => end(page.context(), account));
      await close();
    },
    120_000,
  );

  test('finds each bag once after signing in again', async () => {
    const account = await openAccount(newAccount());
    const { page, close } = await visit(browser, screens[0]);
    await putIn(page);
    await enterBy(page, account);
    await page.goto(`${urls.shop}/carrinho/`);
    await inCart(page);
    await page.context().clearCookies();
    await putIn(page);
    expect(await page.evaluate(() => localStorage.getItem('loja.cart.count'))).toBe('2');
    await enterBy(page, account);
    await page.goto(`${urls.shop}/carrinho/`);
    await inCart(page);
    expect(await page.evaluate(() => localStorage.getItem('loja.cart.count'))).toBe('2');
    await close();
  }, 120_000);
});
