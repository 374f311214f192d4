import { Problem } from '@loja/contracts/errors.ts';
import { describe, expect, test } from 'vitest';
import { stockOf } from '../src/back-room.ts';
import { base, cartOf, newKey, type OrderBody, reviewed, submit } from '../src/shopper.ts';

const refusal = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const { code, status } = Problem.parse(await response.json());
  expect(status).toBe(response.status);
  return `${status} ${code}`;
};

const json = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-loja-client': 'shop', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('a cart refuses', () => {
  test.each([
    ['an unknown SKU', 'NADA-250-GRAOS', { quantity: 1 }, '422 sku_not_found'],
    ['quantity zero', 'CASA-250-GRAOS', { quantity: 0 }, '400 invalid_request'],
    ['a negative quantity', 'CASA-250-GRAOS', { quantity: -1 }, '400 invalid_request'],
    ['half a bag', 'CASA-250-GRAOS', { quantity: 1.5 }, '400 invalid_request'],
    ['more than the cap', 'CASA-250-GRAOS', { quantity: 21 }, '400 invalid_request'],
    ['a quantity in words', 'CASA-250-GRAOS', { quantity: 'two' }, '400 invalid_request'],
    ['broken JSON', 'CASA-250-GRAOS', '{"quantity":', '400 invalid_json'],
    ['an unknown field', 'CASA-250-GRAOS', { quantity: 1, price: 1 }, '400 invalid_request'],
  ])('%s', async (_, sku, body, expected) => {
    const { cartId } = await cartOf({});
    expect(await refusal(await json('PUT', `/carts/${cartId}/items/${sku}`, body))).toBe(expected);
    const cart = (await (await fetch(`${base}/carts/${cartId}`)).json()) as { lines: unknown[] };
    expect(cart.lines).toEqual([]);
  });

  test('a foreign or malformed id, alike', async () => {
    expect(await refusal(await fetch(`${base}/carts/crt_${'0'.repeat(26)}`))).toBe('404 cart_not_found');
    expect(await refusal(await fetch(`${base}/carts/1`))).toBe('404 cart_not_found');
  });

  test('a malformed CEP', async () => {
    const { cartId } = await cartOf({ 'CASA-250-GRAOS': 1 });
    for (const cep of ['00000-000', '123', 'abcdefgh'])
      expect(await refusal(await json('POST', `/carts/${cartId}/shipping-quotes`, { cep }))).toBe(
        '400 invalid_request',
      );
  });
});

describe('an order refuses, and takes no stock', () => {
  const changes: [string, (body: OrderBody) => unknown, string][] = [
    [
      'a price that the shopper did not see',
      (b) => ({ ...b, expectedTotal: { cents: b.expectedTotal.cents - 1, currency: 'BRL' } }),
      '409 price_changed',
    ],
    [
      'a malformed CPF',
      (b) => ({ ...b, customer: { ...b.customer, cpf: '123.456.789-00' } }),
      '400 invalid_request',
    ],
    [
      'both CPF and CNPJ',
      (b) => ({ ...b, customer: { ...b.customer, cnpj: '12ABC34501DE35' } }),
      '400 invalid_request',
    ],
    [
      'a CEP of no state',
      (b) => ({ ...b, address: { ...b.address, cep: '00000-000' } }),
      '400 invalid_request',
    ],
    [
      'an unknown freight option',
      (b) => ({ ...b, shippingOptionId: 'teleporte' }),
      '422 shipping_option_unknown',
    ],
    ['a foreign cart', (b) => ({ ...b, cartId: `crt_${'0'.repeat(26)}` }), '404 cart_not_found'],
    ['a status of its own', (b) => ({ ...b, status: 'paid' }), '400 invalid_request'],
    [
      'control characters in a name',
      (b) => ({ ...b, customer: { ...b.customer, name: 'Ana\nBcc: x' } }),
      '400 invalid_request',
    ],
  ];
  test.each(changes)('%s', async (_, change, expected) => {
    const before = await stockOf('NPIO');
    const body = await reviewed({ 'NPIO-250-GRAOS': 1 });
    expect(await refusal(await submit(change(body)))).toBe(expected);
    expect(await stockOf('NPIO')).toEqual(before);
  });

  test('an empty cart', async () => {
    const body = await reviewed({ 'NPIO-250-GRAOS': 1 });
    const { cartId } = await cartOf({});
    expect(await refusal(await submit({ ...body, cartId }))).toBe('422 cart_empty');
  });

  test('a request without its idempotency key', async () => {
    const body = await reviewed({ 'NPIO-250-GRAOS': 1 });
    expect(await refusal(await json('POST', '/orders', body))).toBe('400 idempotency_key_missing');
  });

  test('a used key with another body', async () => {
    const key = newKey();
    const body = await reviewed({ 'NPIO-250-GRAOS': 1 });
    expect((await submit(body, key)).status).toBe(201);
    const other = { ...body, customer: { ...body.customer, name: 'Outra Pessoa' } };
    expect(await refusal(await submit(other, key))).toBe('422 idempotency_key_reused');
  });
});
