import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPspSimulator } from '@loja/local/psp-simulator/server.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, screens, visit } from '../src/browser.ts';

const NUMBER = '5031433215406351';

let psp: Awaited<ReturnType<typeof startPspSimulator>>;
let shop: Server;
let browser: Browser;
let shopUrl = '';

/** A shop's page with the fields that its checkout has. */
const checkout = (
  pspUrl: string,
) => `<!doctype html><html lang="pt-BR"><head><title>Pagar</title></head><body>
<main><h1>Pagar</h1><p>Número</p><div id="number"></div><p>Validade</p><div id="date"></div>
<p>Código</p><div id="code"></div></main>
<script src="${pspUrl}/js/v2"></script>
<script>
window.seen = [];
const mp = new MercadoPago('TEST-public-key', { locale: 'pt-BR' });
window.mp = mp;
const note = (name) => (event) => window.seen.push([name, event]);
const number = mp.fields.create('cardNumber', { placeholder: '0000 0000 0000 0000', style: { fontSize: '18px' } });
number.on('ready', note('ready')).on('binChange', note('bin')).on('validityChange', note('validity')).mount('number');
mp.fields.create('expirationDate', { placeholder: 'MM/AA' }).mount('date');
mp.fields.create('securityCode', { placeholder: '123' }).mount('code');
</script></body></html>`;

beforeAll(async () => {
  psp = await startPspSimulator({
    port: 0,
    host: '127.0.0.1',
    accessToken: 'token',
    webhookSecret: 'secret',
    webhookUrl: 'http://127.0.0.1:9/hook',
    stateDir: mkdtempSync(join(tmpdir(), 'psp-')),
  });
  shop = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(checkout(psp.url));
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  shop?.close();
  await psp?.close();
});

const [phone] = screens;
const holder = { cardholderName: 'APRO', identificationType: 'CPF', identificationNumber: '12345678909' };

const input = (page: Page, field: string) => page.frameLocator(`iframe[name=${field}]`).locator('input');

const fill = async (page: Page, code = '123'): Promise<void> => {
  await input(page, 'cardNumber').pressSequentially(NUMBER);
  await input(page, 'expirationDate').pressSequentially('1130');
  await input(page, 'securityCode').pressSequentially(code);
};

const inPage = (page: Page, expression: string): Promise<unknown> => page.evaluate(expression);

describe('secure fields', () => {
  test('give the shop a token, a brand and instalments, and never the number', async () => {
    const { page, wrongs, close } = await visit(browser, phone);
    const toShop: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).origin === shopUrl) toShop.push(`${request.url()} ${request.postData()}`);
    });
    await page.goto(shopUrl);
    await fill(page);
    expect(await input(page, 'cardNumber').inputValue()).toBe('5031 4332 1540 6351');
    const token = await inPage(page, `mp.fields.createCardToken(${JSON.stringify(holder)})`);
    expect(token).toMatchObject({ status: 'active', last_four_digits: '6351', expiration_year: 2030 });
    expect(await inPage(page, `mp.getPaymentMethods({ bin: '50314332' })`)).toMatchObject({
      results: [{ id: 'master' }],
    });
    const [table] = (await inPage(page, `mp.getInstallments({ amount: '30.00', bin: '50314332' })`)) as [
      { payer_costs: unknown[] },
    ];
    expect(table.payer_costs).toHaveLength(6);
    const seen = JSON.stringify(await inPage(page, 'seen'));
    expect(seen).toContain('"bin":"50314332"');
    for (const text of [seen, await page.content(), ...toShop]) expect(text).not.toContain(NUMBER);
    expect(
      await inPage(
        page,
        `(() => { try { return frames[0].document.body.innerText } catch { return 'walled' } })()`,
      ),
    ).toBe('walled');
    expect(wrongs).toEqual([]);
    await close();
  });

  test('say which field is wrong', async () => {
    const { page, close } = await visit(browser, phone);
    await page.goto(shopUrl);
    await fill(page, '1');
    const refused = await inPage(
      page,
      `mp.fields.createCardToken(${JSON.stringify(holder)}).catch((errors) => errors)`,
    );
    expect(refused).toMatchObject([{ code: 'E302', field: 'securityCode' }]);
    await close();
  });

  test('are named, and filled by the browser and by the keyboard of numbers', async () => {
    const { page, close } = await visit(browser, phone);
    await page.goto(shopUrl);
    const number = page.frameLocator('iframe[name=cardNumber]').getByLabel('Número do cartão');
    expect(await number.getAttribute('autocomplete')).toBe('cc-number');
    expect(await number.getAttribute('inputmode')).toBe('numeric');
    expect(await axe(page)).toEqual([]);
    await close();
  });
});

describe('the challenge of 3-D Secure', () => {
  const challenged = async (): Promise<{ id: string; url: string }> => {
    const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
      const response = await fetch(`${psp.url}${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return response.json();
    };
    const card = { card_number: NUMBER, security_code: '123', expiration_month: 11, expiration_year: 30 };
    const cardholder = { name: 'CHAL', identification: { type: 'CPF', number: '12345678909' } };
    const { id: token } = (await post('/v1/card_tokens?public_key=k', { ...card, cardholder })) as {
      id: string;
    };
    const order = {
      type: 'online',
      external_reference: 'ord_challenge',
      total_amount: '49.90',
      payer: { email: 'ana@example.com' },
      config: { online: { transaction_security: { validation: 'on_fraud_risk' } } },
      transactions: {
        payments: [
          { amount: '49.90', payment_method: { id: 'master', type: 'credit_card', token, installments: 1 } },
        ],
      },
    };
    const made = (await post('/v1/orders', order, {
      authorization: 'Bearer token',
      'x-idempotency-key': token,
    })) as {
      id: string;
      transactions: { payments: [{ payment_method: { transaction_security: { url: string } } }] };
    };
    return { id: made.id, url: made.transactions.payments[0].payment_method.transaction_security.url };
  };

  const statusOf = async (id: string) => {
    const response = await fetch(`${psp.url}/v1/orders/${id}`, {
      headers: { authorization: 'Bearer token' },
    });
    return ((await response.json()) as { status: string }).status;
  };

  test.each([
    ['Confirmar a compra', 'processed'],
    ['Não fui eu', 'failed'],
  ])('in a frame: "%s" leaves the order %s and tells the shop to look', async (button, status) => {
    const { page, close } = await visit(browser, phone);
    const { id, url } = await challenged();
    await page.goto(shopUrl);
    await inPage(
      page,
      `window.told = new Promise((resolve) => addEventListener('message', ({ data }) => data.status && resolve(data)));
      document.body.insertAdjacentHTML('beforeend', '<iframe name="challenge" src="${url}"></iframe>')`,
    );
    await page.frameLocator('iframe[name=challenge]').getByRole('button', { name: button }).click();
    expect(await inPage(page, 'told')).toEqual({ status: 'COMPLETE' });
    expect(await statusOf(id)).toBe(status);
    await close();
  });
});
