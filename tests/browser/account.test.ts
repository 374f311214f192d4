import { readFileSync } from 'node:fs';
import * as api from '@loja/contracts/endpoints.generated.ts';
import { totp } from '@loja/local/totp.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emailsTo } from '../src/back-room.ts';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { toPix, toReview } from '../src/checkout.ts';
import { type Account, codeTo, newAccount, signedInDevice } from '../src/device.ts';
import { eventually } from '../src/eventually.ts';
import { known } from '../src/people.ts';
import { ana, home, urls } from '../src/shopper.ts';
import { languages } from '../src/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const [words] = languages;
const [phone] = screens;

const step = async (page: Page, name: string): Promise<void> => {
  expect(await axe(page), name).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over, `${name}: wider than the screen by`).toBeLessThanOrEqual(0);
  await shoot(page, `account-${name}`);
};

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const go = async (page: Page, place: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Sua conta' }).getByRole('link', { name: place }).click();
  await page.locator('.account-card').first().waitFor();
};

const signUp = async (page: Page, account: Account): Promise<void> => {
  await page.goto(`${urls.shop}/criar-conta/`);
  await press(page, 'Criar conta');
  await page.getByText('Preencha este campo.').first().waitFor();
  await step(page, '1-sign-up-wrong');
  await page.getByLabel('E-mail', { exact: true }).fill(account.email);
  await page.getByLabel('Nova senha', { exact: true }).fill(account.password);
  await press(page, 'Criar conta');
  await page.getByRole('heading', { name: 'Confirme seu e-mail' }).waitFor();
  await step(page, '2-sign-up-code');
  await page.getByLabel('Código de 6 números').fill(await codeTo(account.email));
  await press(page, 'Confirmar');
  await page.waitForURL('**/conta/');
  await page.getByText('Nenhum pedido ainda').waitFor();
  await step(page, '3-orders-none');
};

const buyOne = async (page: Page): Promise<string> => {
  await page.goto(`${urls.shop}/cafes/serra-alta/`);
  await press(page, 'Adicionar ao carrinho');
  await page.getByText('Serra Alta está no carrinho').waitFor();
  await toReview(page, words);
  return toPix(page, words);
};

const tellOneself = async (page: Page): Promise<void> => {
  const profile = page.getByRole('region', { name: 'Seus dados' });
  await profile.getByLabel('Nome completo').fill(ana.name);
  await profile.getByLabel('CPF ou CNPJ').fill(ana.cpf);
  await profile.getByLabel('Celular com DDD').fill(ana.phone);
  await profile.getByRole('button', { name: 'Salvar' }).click();
  await profile.getByText('Salvo.').waitFor();
  const addresses = page.getByRole('region', { name: 'Endereços' });
  await addresses.getByRole('button', { name: 'Guardar um endereço' }).click();
  await step(page, '5-address-form');
  await addresses.getByLabel('Nome do endereço').fill('Casa');
  await addresses.getByLabel('CEP').fill(home.cep);
  await addresses.getByLabel('Rua').fill(home.street);
  await addresses.getByLabel('Número', { exact: true }).fill(home.number);
  await addresses.getByLabel('Bairro').fill(home.district);
  await addresses.getByLabel('Cidade').fill(home.city);
  await addresses.getByLabel('Estado').selectOption(home.state);
  await addresses.getByRole('button', { name: 'Salvar' }).click();
  await addresses.getByRole('listitem').getByText('Casa').waitFor();
};

/** Ends the session of another device, sets the authenticator, and takes another password; answers the key. */
const secure = async (page: Page, account: Account, next: string): Promise<string> => {
  const sessions = page.getByRole('region', { name: 'Onde sua conta está aberta' });
  const other = await signedInDevice(account, 'Mozilla/5.0 (Macintosh) Version/18.0 Safari/605.1.15');
  await page.reload();
  await sessions.getByRole('listitem').nth(1).waitFor();
  await step(page, '6-security');
  await sessions.getByRole('button', { name: 'Encerrar', exact: true }).click();
  await sessions.getByRole('listitem').nth(1).waitFor({ state: 'detached' });
  expect(await other.call(api.listMyOrders)).toMatchObject({ ok: false, problem: { code: 'unauthorized' } });

  const factor = page.getByRole('region', { name: 'Verificação em duas etapas' });
  await factor.getByRole('button', { name: 'Ligar' }).click();
  const key = (await factor.locator('.account-key').textContent()) ?? '';
  await step(page, '7-totp');
  await factor.getByLabel('Código do aplicativo').fill(totp(key));
  await factor.getByRole('button', { name: 'Confirmar e ligar' }).click();
  await factor.getByText('Ligada:').waitFor();

  const password = page.getByRole('region', { name: 'Trocar a senha' });
  await password.getByLabel('Senha atual').fill('nem perto da verdadeira');
  await password.getByLabel('Nova senha').fill(next);
  await password.getByRole('button', { name: 'Trocar a senha' }).click();
  await password.getByRole('alert').getByText('A senha atual não confere.').waitFor();
  await step(page, '8-password-wrong');
  await password.getByLabel('Senha atual').fill(account.password);
  await password.getByRole('button', { name: 'Trocar a senha' }).click();
  await password.getByText('Senha trocada.').waitFor();
  return key;
};

const comeBack = async (page: Page, account: Account, key: string): Promise<void> => {
  await press(page, 'Sair');
  await page.waitForURL('**/entrar/');
  await page.getByLabel('E-mail', { exact: true }).fill(account.email);
  await page.getByLabel('Senha', { exact: true }).fill(account.password);
  await press(page, 'Entrar');
  await page.getByRole('heading', { name: 'Confirme que é você' }).waitFor();
  await step(page, '9-second-factor');
  await page.getByLabel('Código do aplicativo').fill(totp(key));
  await press(page, 'Entrar');
  await page.waitForURL('**/conta/');
};

const takeAlong = async (page: Page) => {
  const coming = page.waitForEvent('download');
  await press(page, 'Baixar meus dados');
  return JSON.parse(readFileSync(await (await coming).path(), 'utf8'));
};

test('a person opens an account on a phone, lives in it and closes it, by its pages alone', async () => {
  const account = newAccount();
  const next = known({ password: `outra frase ${crypto.randomUUID()}` }).password;
  const { page, wrongs, close } = await visit(browser, phone);
  await signUp(page, account);
  const orderId = await buyOne(page);

  await page.goto(`${urls.shop}/conta/`);
  await page.getByText(orderId).waitFor();
  await step(page, '4-orders');
  await page.getByRole('link', { name: 'Abrir pedido' }).click();
  // An account with an order under way is not deleted.
  await press(page, 'Cancelar pedido');
  await press(page, 'Sim, cancelar');
  await page.getByText('Pedido cancelado').first().waitFor();

  await page.goto(`${urls.shop}/conta/`);
  await go(page, 'Dados e endereços');
  await tellOneself(page);
  await go(page, 'Segurança');
  const key = await secure(page, account, next);
  await comeBack(page, { ...account, password: next }, key);

  await go(page, 'Privacidade');
  await press(page, 'Ligar');
  await page.getByText(/^Ligado desde/).waitFor();
  await step(page, '10-privacy');
  const taken = await takeAlong(page);
  expect(taken.parts).toMatchObject({
    profile: { name: ana.name, email: account.email },
    addresses: [{ label: 'Casa', street: home.street }],
  });
  await press(page, 'Apagar minha conta');
  await step(page, '11-delete-sure');
  await press(page, 'Sim, apagar');
  await page.getByText('Sua conta foi apagada.').waitFor();
  await step(page, '12-deleted');
  // Whatever was refused on the way was refused on purpose.
  expect(wrongs.filter((wrong) => !/status of 4(00|01|22)/.test(wrong))).toEqual([]);
  await eventually('a letter about the closed account', async () =>
    (await emailsTo(account.email)).find(({ subject }) => /conta foi apagada/i.test(subject)),
  );
  await page.goto(`${urls.shop}/conta/`);
  await page.waitForURL('**/entrar/**');
  await close();
}, 240_000);
