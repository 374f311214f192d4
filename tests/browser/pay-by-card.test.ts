import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { buyByCard } from '../src/cards.ts';
import { buy, inStatus, look, type Placed, urls } from '../src/shopper.ts';
import { languages } from '../src/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const NUMBER = '5031433215406351';
const goods = { 'CASA-250-GRAOS': 2 };

const secure = (page: Page, field: string) => page.frameLocator(`iframe[name=${field}]`).locator('input');

/** Types a card; the holder's first name decides what becomes of it at the simulated provider. */
const fillCard = async (page: Page, holder: string): Promise<void> => {
  await secure(page, 'cardNumber').fill(NUMBER);
  await secure(page, 'expirationDate').fill('1140');
  await secure(page, 'securityCode').fill('123');
  await page.getByLabel('Nome impresso no cartão').fill(holder);
  await page.getByLabel('CPF ou CNPJ do titular').fill('529.982.247-25');
};

const payButton = (page: Page) => page.getByRole('button', { name: /^Pagar R\$/ });

/** The page of a fresh order that is to be paid by card, its form ready. */
const atTheForm = async (screen: (typeof screens)[number], { root }: { root: string } = languages[0]) => {
  const placed = await buyByCard(goods);
  const opened = await visit(browser, screen);
  const sent: string[] = [];
  opened.page.on('request', (request) => {
    if (request.url().startsWith(urls.shop)) sent.push(`${request.url()} ${request.postData() ?? ''}`);
  });
  const { orderId, accessToken } = placed;
  await opened.page.goto(`${urls.shop}${root}/pedido/?id=${orderId}#${accessToken}`);
  await secure(opened.page, 'securityCode').waitFor();
  return { placed, sent, ...opened };
};

const isPaid = async (page: Page, placed: Placed, method: string): Promise<void> => {
  await page.getByText('Pagamento confirmado', { exact: false }).first().waitFor();
  const order = await inStatus(placed, 'paid');
  expect(order.payment).toMatchObject({ method, status: 'captured' });
};

describe.each(screens.filter(({ name }) => name !== 'tablet'))('on a $name', (screen) => {
  test('a card in instalments pays the order, and its number never reaches the shop', async () => {
    const { page, placed, sent, wrongs, close } = await atTheForm(screen);
    await shoot(page, `${screen.name}-card-form`);
    expect(await axe(page)).toEqual([]);
    await fillCard(page, 'APRO');
    await page.getByLabel('Parcelas').selectOption('2');
    await payButton(page).click();
    await isPaid(page, placed, 'card');
    expect((await look(placed)).payment.card).toMatchObject({ last4: '6351', installments: 2 });
    for (const text of [...sent, await page.content()]) expect(text).not.toContain(NUMBER);
    expect(wrongs).toEqual([]);
    await close();
  });

  test('a refused card says why and what to do; another card pays the same order', async () => {
    const { page, placed, close } = await atTheForm(screen);
    await fillCard(page, 'FUND');
    await payButton(page).click();
    const refusal = page.getByRole('alert').filter({ hasText: 'Pagamento não aprovado' });
    await refusal.getByText('não tem limite').waitFor();
    await expect.poll(() => refusal.evaluate((element) => element === document.activeElement)).toBe(true);
    await refusal.getByText('Restam 4 tentativas').waitFor();
    await shoot(page, `${screen.name}-card-refused`);
    expect(await axe(page)).toEqual([]);
    expect(await secure(page, 'cardNumber').inputValue()).toBe('5031 4332 1540 6351');
    await fillCard(page, 'APRO');
    await payButton(page).click();
    await isPaid(page, placed, 'card');
    await close();
  });
});

const [phone, , desktop] = screens;

test('what is wrong in the form is said beside its box, before anything is charged', async () => {
  const { page, placed, close } = await atTheForm(phone);
  await payButton(page).click();
  await page.getByText('Escreva o nome como está no cartão.').waitFor();
  await page.getByText('Confira o CPF ou CNPJ.').waitFor();
  await fillCard(page, 'APRO');
  await secure(page, 'securityCode').fill('1');
  await payButton(page).click();
  await page.getByText('Confira o código de segurança.').waitFor();
  await shoot(page, 'phone-card-wrong');
  expect(await axe(page)).toEqual([]);
  expect((await look(placed)).payment.attempts ?? []).toEqual([]);
  await close();
});

test('the card’s bank asks in a frame; once answered the page goes on by itself', async () => {
  const { page, placed, wrongs, close } = await atTheForm(desktop);
  await fillCard(page, 'CHAL');
  await payButton(page).click();
  await page.getByRole('heading', { name: 'Confirme com seu banco' }).waitFor();
  const bank = page.frameLocator('iframe[title="Confirmação do seu banco"]');
  await bank.getByRole('button', { name: 'Confirmar a compra' }).waitFor();
  await shoot(page, 'desktop-card-challenge');
  expect(await axe(page)).toEqual([]);
  await bank.getByRole('button', { name: 'Confirmar a compra' }).click();
  await isPaid(page, placed, 'card');
  expect(wrongs).toEqual([]);
  await close();
});

test('one lost answer is asked for again by the page itself', async () => {
  const { page, placed, close } = await atTheForm(phone);
  let lost = 0;
  await page.route('**/payments', async (route) => {
    lost += 1;
    return lost > 1 ? route.continue() : route.abort();
  });
  await fillCard(page, 'APRO');
  await payButton(page).click();
  await isPaid(page, placed, 'card');
  expect((await look(placed)).payment.attempts).toHaveLength(1);
  await close();
});

test('an answer that stays lost is asked for again by the shopper, and the card is charged once', async () => {
  const { page, placed, close } = await atTheForm(phone);
  const forgivenByItself = 3;
  let lost = 0;
  await page.route('**/payments', async (route) => {
    lost += 1;
    if (lost > forgivenByItself) return route.continue();
    // It never reached the shop, as far as the page can tell.
    return route.abort();
  });
  await fillCard(page, 'APRO');
  await payButton(page).click();
  await page.getByRole('alert').getByText('não cobra duas vezes').waitFor();
  await shoot(page, 'phone-card-unanswered');
  expect(await secure(page, 'cardNumber').inputValue()).toBe('5031 4332 1540 6351');
  await page.getByRole('button', { name: 'Perguntar de novo' }).click();
  await isPaid(page, placed, 'card');
  expect((await look(placed)).payment.attempts).toHaveLength(1);
  await close();
});

test('who pays by Pix loads nothing of the card', async () => {
  const placed = await buy(goods);
  const { page, close } = await visit(browser, phone);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${urls.shop}/pedido/?id=${placed.orderId}#${placed.accessToken}`);
  await page.getByRole('button', { name: 'Copiar código Pix' }).waitFor();
  expect(asked.filter((url) => url.startsWith(urls.psp) || /card-form/.test(url))).toEqual([]);
  await page.getByRole('button', { name: /^Pagar com cartão \(R\$/ }).click();
  await secure(page, 'cardNumber').waitFor();
  expect(asked.some((url) => /card-form/.test(url))).toBe(true);
  await page.getByRole('button', { name: /^Pagar com Pix/ }).click();
  await page.getByRole('button', { name: 'Copiar código Pix' }).waitFor();
  await close();
});

test('who would rather pay by Pix sees its price first, then its code, on the same order', async () => {
  const { page, placed, close } = await atTheForm(phone);
  const { pix } = (await look(placed)).pricedBy ?? {};
  const reais = ((pix?.total.cents ?? 0) / 100).toFixed(2).replace('.', ',');
  await page
    .getByRole('button', { name: new RegExp(`^Pagar com Pix \\(R\\$\\s${reais} com desconto\\)$`) })
    .click();
  await page.getByRole('button', { name: 'Copiar código Pix' }).waitFor();
  expect(await page.getByLabel('Código Pix copia e cola').inputValue()).toMatch(/^000201/);
  expect((await look(placed)).payment).toMatchObject({ method: 'pix', amount: pix?.total });
  await shoot(page, 'phone-card-to-pix');
  await page.getByRole('button', { name: /^Pagar com cartão/ }).click();
  await secure(page, 'cardNumber').waitFor();
  await close();
});

test('in English', async () => {
  const english = languages.find(({ root }) => root === '/en') ?? languages[0];
  const { page, wrongs, close } = await atTheForm(desktop, english);
  await page.getByRole('heading', { name: 'Pay by card' }).waitFor();
  await page.frameLocator('iframe[name=cardNumber]').getByLabel('Card number').waitFor();
  await page.getByRole('button', { name: /^Pay by Pix \(.* with discount\)$/ }).waitFor();
  await shoot(page, 'desktop-card-form-en');
  expect(wrongs).toEqual([]);
  await close();
});
