import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { urls } from '../src/shopper.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(screens)('without JavaScript, on a $name', (screen) => {
  test('the shop reads and navigates from home to shelf, product and policies', async () => {
    const { page, close } = await visit(browser, screen, { javaScriptEnabled: false });
    const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
    await page.goto(urls.shop);
    await shoot(page, `no-js-${screen.name}-1-home`);
    await page.getByRole('link', { name: 'Ver os cafés' }).click();
    await heading('Cafés');
    await shoot(page, `no-js-${screen.name}-2-listing`);
    await page
      .getByRole('link', { name: /Serra Alta/ })
      .first()
      .click();
    await heading('Serra Alta');
    const main = page.getByRole('main');
    await main
      .getByText(/R\$\s?\d/)
      .first()
      .waitFor();
    await main
      .getByText(/no Pix/)
      .first()
      .waitFor();
    // Buying needs it, and the page says so.
    await main
      .getByText(/JavaScript/)
      .first()
      .waitFor();
    await shoot(page, `no-js-${screen.name}-3-product`);
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: /devoluç/i })
      .click();
    await heading(/devoluç/i);
    await main
      .getByText(/7 dias/)
      .first()
      .waitFor();
    await shoot(page, `no-js-${screen.name}-4-policy`);
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('link', { name: /cart/i }).first().click();
    await heading(/cart/i);
    await main
      .getByText(/JavaScript/)
      .first()
      .waitFor();
    await close();
  });
});

test('what a page without JavaScript shows is accessible', async () => {
  // The checker itself is a script: the page gets none of its own instead.
  const { page, close } = await visit(browser, screens[0]);
  await page.route(/\.js$/, (route) => route.abort());
  for (const path of ['/', '/cafes/', '/cafes/serra-alta/', '/carrinho/']) {
    await page.goto(urls.shop + path);
    expect(await axe(page), path).toEqual([]);
  }
  await close();
});
