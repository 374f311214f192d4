import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, screens, visit } from '../src/browser.ts';
import { urls } from '../src/shopper.ts';
import { languages } from '../src/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const [words] = languages;
const [phone, , desktop] = screens;

/** What has the focus: its role's text or label, and whether an eye can tell. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { name: '', visible: false };
    const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    const name =
      element.getAttribute('aria-label') ??
      (labels
        ? [...(element.labels ?? [])].map((label) => label.textContent).join(' ')
        : (element.textContent ?? ''));
    // A hidden native radio or checkbox shows its focus on what stands for it.
    const shown = [element, element.nextElementSibling, element.parentElement].some((part) => {
      if (!part) return false;
      const style = getComputedStyle(part);
      return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
    });
    return { name: name.replaceAll(/\s+/g, ' ').trim(), visible: shown };
  });

/** Presses Tab until the named thing has the focus; every stop on the way must be seen. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  const seen: string[] = [];
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    expect(now.visible, `focus on "${now.name}" is visible`).toBe(true);
    if (name.test(now.name)) return;
    seen.push(now.name);
  }
  throw new Error(`Tab never reached ${name}; it went ${seen.join(' → ')}`);
};

const type = async (page: Page, label: string, text: string): Promise<void> => {
  await tabTo(page, new RegExp(`^${label.replaceAll(/[()[\]]/g, '\\$&')}`));
  await page.keyboard.type(text);
};

describe.each([phone, desktop])('with a keyboard alone, on a $name', (screen) => {
  test('a shopper buys up to the Pix code and never loses sight of the focus', async () => {
    const { page, wrongs, close } = await visit(browser, screen);
    await page.goto(`${urls.shop}/cafes/serra-alta/`);

    await page.keyboard.press('Tab');
    expect((await focused(page)).name, 'the first stop skips the header').toMatch(/conteúdo/i);
    await page.keyboard.press('Enter');
    await tabTo(page, new RegExp(words.buy.add));
    await page.keyboard.press('Enter');
    await page
      .getByText(/está no carrinho/)
      .first()
      .waitFor();

    await page.goto(`${urls.shop}/carrinho/`);
    await page.getByRole('link', { name: words.cart.checkout }).waitFor();
    await tabTo(page, new RegExp(words.cart.checkout));
    await page.keyboard.press('Enter');

    const { fields } = words.checkout;
    await page.getByRole('button', { name: words.checkout.toReview }).waitFor();
    await type(page, fields.email, 'joao@example.com');
    await type(page, fields.name, 'João Conceição');
    await type(page, fields.taxId, '52998224725');
    await type(page, fields.phone, '35999990000');
    await type(page, fields.cep, '01310100');
    await type(page, fields.street, 'Avenida Paulista');
    await type(page, fields.number, '1000');
    await type(page, fields.district, 'Bela Vista');
    await type(page, fields.city, 'São Paulo');
    await tabTo(page, new RegExp(fields.state));
    await page.keyboard.type('SP');
    await page.getByRole('radio', { name: /Econômico/ }).waitFor();
    await tabTo(page, /Econômico/);
    await page.keyboard.press('Space');
    await tabTo(page, new RegExp(words.checkout.toReview));
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: words.checkout.reviewTitle }).waitFor();
    // The review is announced by its heading: the focus goes there once it is drawn.
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
    await tabTo(page, new RegExp(words.checkout.place));
    await page.keyboard.press('Enter');

    await page.getByRole('button', { name: words.order.copy }).waitFor();
    await tabTo(page, new RegExp(words.order.copy));
    expect(wrongs).toEqual([]);
    await close();
  });
});
