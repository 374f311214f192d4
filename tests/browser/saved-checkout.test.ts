import * as api from '@loja/contracts/endpoints.generated.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterBy, livedInAccount } from '../src/account-pages.ts';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { toPix, withCart } from '../src/checkout.ts';
import { signedInDevice } from '../src/device.ts';
import { eventually } from '../src/eventually.ts';
import { ana, home, urls } from '../src/shopper.ts';
import { languages } from '../src/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const [words] = languages;
const { fields, saved } = words.checkout;
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const keeping = (page: Page) => page.getByRole('checkbox', { name: saved.keep });

/** The checkout as the account has filled it in. */
const open = async (page: Page): Promise<void> => {
  await page.goto(`${urls.shop}/checkout/`);
  await page.getByRole('radiogroup', { name: saved.addresses }).waitFor();
};
const review = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: /Econômico/ }).check();
  await page.getByRole('button', { name: words.checkout.toReview }).click();
  await page.getByRole('heading', { name: words.checkout.reviewTitle }).waitFor();
};

describe('a customer at the checkout', () => {
  test('types nothing, chooses among the own addresses, and buys', async () => {
    const account = await livedInAccount();
    const { page, wrongs, close } = await visit(browser, screens[0]);
    await withCart(page, { 'CASA-250-GRAOS': 1 });
    await enterBy(page, account);
    await open(page);
    expect(await box(page, fields.name).inputValue()).toBe(ana.name);
    expect(await box(page, fields.email).inputValue()).toBe(account.email);
    expect(await box(page, fields.taxId).inputValue()).toBe(ana.cpf);
    expect(await box(page, fields.phone).inputValue()).toBe(ana.phone);
    expect(await box(page, fields.number).inputValue()).toBe('1578');
    await page.getByRole('radio', { name: /^Casa/ }).check();
    expect(await box(page, fields.number).inputValue()).toBe(home.number);
    expect(await keeping(page).count(), 'nothing is new').toBe(0);
    expect(await axe(page)).toEqual([]);
    await shoot(page, 'checkout-saved-phone');
    await review(page);
    await toPix(page, words);
    expect(wrongs).toEqual([]);
    await close();
  }, 120_000);

  test('has another address kept only when asking for it', async () => {
    const account = await livedInAccount();
    const { page, close } = await visit(browser, screens[2]);
    await withCart(page, { 'CASA-250-GRAOS': 1 });
    await enterBy(page, account);
    await open(page);
    await page.getByRole('radio', { name: saved.another }).check();
    expect(await box(page, fields.street).inputValue()).toBe('');
    await box(page, fields.cep).fill(home.cep);
    await page.getByText(/Endereço encontrado|Não achamos/).waitFor();
    await box(page, fields.street).fill('Alameda Santos');
    await box(page, fields.number).fill('7');
    await box(page, fields.district).fill('Jardins');
    await box(page, fields.city).fill('São Paulo');
    await page.getByRole('combobox', { name: fields.state }).selectOption('SP');
    expect(await keeping(page).isChecked()).toBe(false);
    await keeping(page).check();
    await shoot(page, 'checkout-saved-desktop');
    await review(page);
    await toPix(page, words);
    const phone = await signedInDevice(account);
    const kept = await eventually('the new address', async () => {
      const answer = await phone.call(api.listAddresses);
      return answer.ok && answer.value.addresses.length === 3 && answer.value.addresses;
    });
    expect(kept[0]).toMatchObject({ street: 'Alameda Santos', number: '7' });
    await close();
  }, 120_000);

  test('leaves the next one at the device an empty form', async () => {
    const account = await livedInAccount();
    const { page, close } = await visit(browser, screens[0]);
    await withCart(page, { 'CASA-250-GRAOS': 1 });
    await enterBy(page, account);
    await open(page);
    await box(page, fields.complement).fill('fundos');
    await page.goto(`${urls.shop}/conta/`);
    await page.getByRole('button', { name: 'Sair' }).click();
    await page.waitForURL('**/entrar/');
    await page.goto(`${urls.shop}/cafes/serra-alta/`);
    await page.getByRole('button', { name: words.buy.add }).click();
    await page.getByText('Serra Alta está no carrinho').waitFor();
    await page.goto(`${urls.shop}/checkout/`);
    await box(page, fields.name).waitFor();
    for (const field of [
      fields.name,
      fields.email,
      fields.taxId,
      fields.phone,
      fields.street,
      fields.complement,
    ])
      expect(await box(page, field).inputValue(), field).toBe('');
    expect(await page.getByRole('radiogroup', { name: saved.addresses }).count()).toBe(0);
    await close();
  }, 120_000);
});
