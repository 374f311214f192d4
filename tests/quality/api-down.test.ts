import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { withCart } from '../src/checkout.ts';
import { urls } from '../src/shopper.ts';
import { languages } from '../src/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const [phone] = screens;
const ways = [
  { how: 'does not answer', answer: undefined },
  {
    how: 'answers with an error page',
    answer: { status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' },
  },
];

describe.each(languages)(
  'when the API is down, in $lang',
  ({ lang, root, buy, cart, unreachable, retry }) => {
    test.each(ways)('and $how, pages are read and the buy button says what happens', async ({ answer }) => {
      const { page, close } = await visit(browser, phone);
      await withCart(page, { 'CASA-250-GRAOS': 1 });
      await page.context().route('**/api/**', (route) => (answer ? route.fulfill(answer) : route.abort()));
      for (const path of ['/', '/cafes/', '/kits/', '/equipamentos/', '/sobre/']) {
        const response = await page.goto(urls.shop + root + path);
        expect(response?.status(), path).toBe(200);
      }
      await page.goto(`${urls.shop}${root}/busca/?q=mel+laranja`);
      await page
        .getByRole('main')
        .getByRole('link', { name: /Serra Alta/ })
        .first()
        .waitFor();
      await page.goto(`${urls.shop}${root}/cafes/serra-alta/`);
      await page.getByRole('button', { name: buy.add }).click();
      await page.getByText(unreachable).first().waitFor();
      // The price was published with the page.
      await page
        .getByRole('main')
        .getByText(/R\$\s?\d/)
        .first()
        .waitFor();
      expect(await axe(page)).toEqual([]);
      await shoot(page, `api-down-${lang}-product`);

      await page.goto(`${urls.shop}${root}/carrinho/`);
      await page.getByText(unreachable).first().waitFor();
      await shoot(page, `api-down-${lang}-cart`);
      await page.context().unrouteAll();
      await page.getByRole('button', { name: retry }).click();
      await page.getByRole('link', { name: cart.checkout }).waitFor();
      await close();
    });
  },
);
