import * as api from '@loja/contracts/endpoints.generated.ts';
import type { Page } from 'playwright-core';
import { type Account, openAccount, signedInDevice } from './device.ts';
import { ana, cartOf, home, newKey, reviewedCart, urls } from './shopper.ts';

/** Pages that open to who is signed in. */
export const accountPages = ['/conta/', '/conta/dados/', '/conta/seguranca/', '/conta/privacidade/'];

/** Signs in by the page, and waits for the customer's orders. */
export const enterBy = async (page: Page, { email, password }: Account): Promise<void> => {
  await page.goto(`${urls.shop}/entrar/`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Senha', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await page.waitForURL('**/conta/');
};

const must = <Value>(result: { ok: true; value: Value } | { ok: false; problem: unknown }): Value => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
};

/** An account with something to show on each of its pages: a profile, two addresses, an order, another device. */
export const livedInAccount = async (): Promise<Account> => {
  const account = await openAccount();
  const laptop = await signedInDevice(account);
  const digits = (text: string) => text.replace(/\D/g, '');
  const { name, phone, cpf } = ana;
  must(await laptop.call(api.changeAccount, { body: { name, phone: digits(phone), cpf: digits(cpf) } }));
  const address = { ...home, cep: digits(home.cep) };
  must(await laptop.call(api.addAddress, { body: { ...address, label: 'Casa' } }));
  must(await laptop.call(api.addAddress, { body: { ...address, label: 'Escritório', number: '1578' } }));
  const body = await reviewedCart(await cartOf({ 'CASA-250-GRAOS': 2 }), account.email);
  must(await laptop.call(api.placeOrder, { headers: { 'idempotency-key': newKey() }, body }));
  return account;
};
