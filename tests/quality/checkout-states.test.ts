import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payPix } from '../src/bank.ts';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { toPix, toReview, withCart } from '../src/checkout.ts';
import { urls } from '../src/shopper.ts';
import { languages } from '../src/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const [phone] = screens;
const json = (status: number, body: unknown) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify(body),
});
const problem = (status: number, code: string) => json(status, { type: '', title: '', status, code });

/** Accessible, and within the width of the screen. */
const sound = async (page: Page, name: string): Promise<void> => {
  expect(await axe(page), name).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${name}: wider than the screen by`).toBeLessThanOrEqual(0);
  await shoot(page, `state-${name}`);
};

describe.each(languages)('every state of buying, in $lang, is accessible', (words) => {
  const { lang, root, checkout, order, life, cart } = words;

  test('with nothing in the cart', async () => {
    const { page, close } = await visit(browser, phone);
    await page.goto(`${urls.shop}${root}/carrinho/`);
    await page.getByText(cart.empty).first().waitFor();
    await sound(page, `${lang}-cart-empty`);
    await page.goto(`${urls.shop}${root}/checkout/`);
    await page.getByText(checkout.emptyTitle).waitFor();
    await sound(page, `${lang}-checkout-empty`);
    await page.goto(`${urls.shop}${root}/pedido/`);
    await page.getByText(order.noAccess).waitFor();
    await sound(page, `${lang}-order-without-key`);
    await close();
  });

  test('with the drawer open over a product', async () => {
    const { page, close } = await visit(browser, phone);
    await page.goto(`${urls.shop}${root}/cafes/serra-alta/`);
    await page.getByRole('button', { name: words.buy.add }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('Serra Alta').first().waitFor();
    await sound(page, `${lang}-drawer`);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    const back = await page.evaluate(() => document.activeElement?.textContent);
    expect(back, 'the focus goes back to where it was').toContain(words.buy.add);
    await close();
  });

  test('from the cart to the paid order', async () => {
    const { page, close } = await visit(browser, phone);
    await withCart(page, { 'CASA-250-GRAOS': 2, 'V60-UN': 1 });
    await page.goto(`${urls.shop}${root}/carrinho/`);
    await page.getByRole('link', { name: cart.checkout }).waitFor();
    await sound(page, `${lang}-cart-filled`);

    await page.goto(`${urls.shop}${root}/checkout/`);
    await page.getByRole('button', { name: checkout.toReview }).click();
    await page.getByText(checkout.errors.check).waitFor();
    const email = page.getByRole('textbox', { name: checkout.fields.email });
    expect(await email.evaluate((box) => box === document.activeElement), 'first fault has the focus').toBe(
      true,
    );
    expect(await email.getAttribute('aria-describedby')).toContain('erro');
    await sound(page, `${lang}-checkout-errors`);

    await toReview(page, words);
    await sound(page, `${lang}-review`);

    await page.route('**/api/orders', (route) => route.fulfill(problem(503, 'busy')), { times: 1 });
    await page.getByRole('button', { name: checkout.place }).click();
    await page.getByText(words.problems.busy).waitFor();
    await sound(page, `${lang}-review-refused`);

    await toPix(page, words);
    await sound(page, `${lang}-pix`);
    await payPix(new URL(page.url()).searchParams.get('id') ?? '');
    await page.getByText(order.texts.paid).waitFor();
    await sound(page, `${lang}-paid`);
    await close();
  });

  test('when the price moves under the review', async () => {
    const { page, close } = await visit(browser, phone);
    await withCart(page, { 'CASA-250-GRAOS': 1 });
    await toReview(page, words);
    await page.route('**/api/orders', (route) => route.fulfill(problem(409, 'price_changed')));
    await page.route(/\/api\/carts\/[^/]+$/, async (route) => {
      const response = await route.fetch();
      const seen = await response.json();
      const dearer = (money: { cents: number }) => ({ ...money, cents: money.cents + 500 });
      await route.fulfill({
        response,
        json: {
          ...seen,
          subtotal: dearer(seen.subtotal),
          payable: { ...seen.payable, pix: dearer(seen.payable.pix) },
          lines: seen.lines.map((line: { unitPrice: { cents: number }; total: { cents: number } }) => ({
            ...line,
            unitPrice: dearer(line.unitPrice),
            total: dearer(line.total),
          })),
        },
      });
    });
    await page.getByRole('button', { name: checkout.place }).click();
    await page.getByRole('button', { name: checkout.acceptPrice }).waitFor();
    await sound(page, `${lang}-price-changed`);
    await close();
  });

  test('when the order ends unpaid', async () => {
    const { page, close } = await visit(browser, phone);
    await withCart(page, { 'CASA-250-GRAOS': 1 });
    await toReview(page, words);
    await toPix(page, words);

    let ending = 'expired';
    await page.route(/\/api\/orders\/[^/]+$/, async (route) => {
      const response = await route.fetch();
      const seen = await response.json();
      await route.fulfill({ response, json: { ...seen, status: ending, allowed: { cancel: false } } });
    });
    await page.reload();
    await page.getByText(order.texts.expired).waitFor();
    await sound(page, `${lang}-expired`);
    ending = 'refunded';
    await page.reload();
    await page.getByText(life.refunded.pix).first().waitFor();
    await sound(page, `${lang}-refunded`);
    await page.unrouteAll();

    await page.reload();
    await page.getByRole('button', { name: order.cancel }).click();
    await page.getByText(order.cancelQuestion).waitFor();
    await sound(page, `${lang}-cancel-question`);
    await page.getByRole('button', { name: order.cancelYes }).click();
    await page.getByText(order.texts.cancelled).waitFor();
    await sound(page, `${lang}-cancelled`);
    await close();
  });
});
