import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { toReview, withCart } from '../src/checkout.ts';
import { urls } from '../src/shopper.ts';
import { languages } from '../src/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const [phone] = screens;

describe.each(languages)('in $lang', (words) => {
  const { coupon, problems, root } = words;

  test('a coupon is put on in the cart, says what it does, and is taken off again', async () => {
    const { page, wrongs, close } = await visit(browser, phone);
    await withCart(page, { 'CASA-500-GRAOS': 2 });
    await page.goto(`${urls.shop}${root}/carrinho/`);
    const box = page.getByRole('textbox', { name: coupon.label });
    const apply = page.getByRole('button', { name: coupon.apply });

    await box.fill('nada');
    await apply.click();
    await page.getByText(problems.coupon_unknown).waitFor();
    await box.fill('cafe15');
    await apply.click();
    await page.getByText(coupon.applied).waitFor();
    await page.getByText('R$ 15 em cafés').last().waitFor();
    await shoot(page, `${words.lang}-coupon-on`);
    expect(await axe(page)).toEqual([]);

    await toReview(page, words);
    await page.getByText('R$ 15 em cafés').waitFor();
    await page.goto(`${urls.shop}${root}/carrinho/`);
    await page.getByRole('button', { name: coupon.removeOf.replace('{code}', 'CAFE15') }).click();
    await box.waitFor();
    expect(await page.getByText('R$ 15 em cafés').count()).toBe(0);
    // The browser itself notes the refused coupon.
    expect(wrongs.filter((wrong) => !wrong.includes('422'))).toEqual([]);
    await close();
  });
});
