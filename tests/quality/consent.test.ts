import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, screens, visit } from '../src/browser.ts';
import { toPix, toReview, withCart } from '../src/checkout.ts';
import { watchPrivacy } from '../src/privacy.ts';
import { urls } from '../src/shopper.ts';
import { languages } from '../src/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const [words] = languages;

test('there is nothing to consent to: a whole purchase sets no cookie, calls nobody and keeps only what the privacy page names', async () => {
  const { page, close } = await visit(browser, screens[2]);
  const watched = watchPrivacy(page);
  await page.goto(`${urls.shop}/politicas/privacidade/`);
  const named = await page.locator('[data-kept] code').allTextContents();
  expect(named.length).toBeGreaterThan(0);
  const documented = (key: string): boolean =>
    key === 'test.cart' ||
    named.some((name) => key === name || (name.endsWith('*') && key.startsWith(name.slice(0, -1))));

  await page.goto(`${urls.shop}/`);
  expect(
    (await watched.keys()).filter((key) => !documented(key)),
    'on arrival',
  ).toEqual([]);
  expect(await page.getByRole('dialog').count(), 'no banner').toBe(0);
  await page.goto(`${urls.shop}/cafes/serra-alta/`);
  await page.getByRole('textbox', { name: words.freight.cep }).first().fill('01310-100');
  await page.getByRole('button', { name: words.freight.calculate }).first().click();
  await page.getByText(words.freight.daysNote).first().waitFor();
  await withCart(page, { 'CASA-250-GRAOS': 1 });
  await page.goto(`${urls.shop}/carrinho/`);
  await toReview(page, words);
  await toPix(page, words);

  expect(
    (await watched.keys()).filter((key) => !documented(key)),
    'after buying',
  ).toEqual([]);
  expect(watched.foreign()).toEqual([]);
  expect(await watched.cookies()).toEqual([]);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept, 'no CPF at rest in the browser').not.toMatch(/529\.?982\.?247/);
  await close();
});
