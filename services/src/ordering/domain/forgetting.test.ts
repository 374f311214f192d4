import { OrderId } from '@loja/kernel/ids.ts';
import { expect, test } from 'vitest';
import {
  fiscalRecordOf,
  fiscalUntil,
  forgettableBefore,
  forgotten,
  isForgotten,
  isUnderWay,
} from './forgetting.ts';
import { Order, type Person } from './order.ts';

const ana: Person = {
  customer: { name: 'Ana de Souza', email: 'ana@example.com', phone: '11987654321', cpf: '52998224725' },
  address: {
    cep: '01310100',
    street: 'Avenida Paulista',
    number: '1000',
    complement: 'ap. 12',
    district: 'Bela Vista',
    city: 'São Paulo',
    state: 'SP',
  },
};
const totals = { goodsCents: 100, discountCents: 0, shippingCents: 0, totalCents: 100 };
const at = '2026-11-24T12:00:00.000Z';
const order: Order = Order.parse({
  orderId: OrderId.parse(`ord_${'a'.repeat(26)}`),
  status: 'returned',
  placedAt: at,
  lines: [
    {
      sku: 'serra-250-graos',
      productSlug: 'serra',
      name: 'Serra',
      variantLabel: '250 g',
      quantity: 1,
      unitPriceCents: 100,
      unitDiscountCents: [0],
    },
  ],
  demand: [],
  totals,
  shipping: { optionId: 'pac', name: 'PAC', businessDays: { min: 1, max: 2 } },
  coupon: { code: 'CAFE15', revision: 1, customerKey: 'key-of-ana' },
  person: ana,
  emailIndex: 'index-of-ana',
  taxIndex: 'tax-of-ana',
  payment: { method: 'pix' },
  termsVersion: '2026-11-24',
  timeline: [
    { at, event: 'placed', status: 'awaiting_payment', actor: 'shopper' },
    { at, event: 'paid', status: 'paid', actor: 'shop', reason: 'said by Ana' },
  ],
  accessTokenHash: 'digest-of-anas-token',
  placementKeyHash: 'digest-of-anas-key',
  shipment: { carrier: 'Correios', trackingCode: 'AN123456789BR' },
  returns: [
    {
      returnId: 'ret_1',
      requestedAt: at,
      by: 'shopper',
      resolution: 'refund',
      lines: [],
      reason: 'Ana did not like it',
      postage: { code: 'ANA-POST', carrier: 'Correios', validUntil: at },
    },
  ],
});

test('a forgotten order leads to nobody, and its goods and money are as they were', () => {
  const after = forgotten(order);
  expect(JSON.stringify(after)).not.toMatch(/ana|AN123|Paulista|52998224725|11987654321|01310100/i);
  expect(after).toMatchObject({ lines: order.lines, totals, status: 'returned', placedAt: at, revision: 1 });
  expect(isForgotten(after)).toBe(true);
  expect(isForgotten(order)).toBe(false);
  expect(Order.parse(after)).toEqual(after);
});

test('a sale leaves name, tax id and address on the books, and not how to reach its buyer', () => {
  const record = fiscalRecordOf(order, ana);
  expect(record).toEqual({ name: 'Ana de Souza', cpf: '52998224725', address: ana.address });
  expect(JSON.stringify(record)).not.toMatch(/example\.com|11987654321/);
});

test('an order that never took money leaves nothing', () => {
  expect(fiscalRecordOf({ ...order, timeline: order.timeline.slice(0, 1) }, ana)).toBeUndefined();
});

test.each([
  ['2026-11-24T12:00:00.000Z', '2032-01-01T03:00:00.000Z'],
  ['2026-01-01T03:00:00.000Z', '2032-01-01T03:00:00.000Z'],
  // Still the old year in São Paulo.
  ['2027-01-01T02:59:59.999Z', '2032-01-01T03:00:00.000Z'],
  ['2027-01-01T03:00:00.000Z', '2033-01-01T03:00:00.000Z'],
])('a sale of %s is kept until %s', (placedAt, until) => {
  expect(fiscalUntil(placedAt).toISOString()).toBe(until);
});

test.each([
  ['2026-11-24T12:00:00.000Z', '2021-01-01T03:00:00.000Z'],
  ['2032-01-01T02:59:59.999Z', '2026-01-01T03:00:00.000Z'],
  ['2032-01-01T03:00:00.000Z', '2027-01-01T03:00:00.000Z'],
])('on %s sales of before %s are forgotten', (now, before) => {
  expect(forgettableBefore('delivered', new Date(now)).toISOString()).toBe(before);
});

test('a sale is forgotten in the very moment when its record may go', () => {
  const until = fiscalUntil(at);
  expect(forgettableBefore('delivered', new Date(until.getTime() - 1)).toISOString() > at).toBe(false);
  expect(forgettableBefore('delivered', until).toISOString() > at).toBe(true);
});

test('what was never paid is forgotten after half a year', () => {
  const halfAYearOn = new Date(Date.parse(at) + 180 * 24 * 3_600_000 + 1);
  expect(forgettableBefore('expired', halfAYearOn).toISOString() > at).toBe(true);
  expect(forgettableBefore('expired', new Date(Date.parse(at) + 1000)).toISOString() > at).toBe(false);
});

test('an order is under way while goods, money or an issuer’s word are owed', () => {
  expect(isUnderWay(order)).toBe(false);
  for (const status of ['awaiting_payment', 'paid', 'packed', 'shipped', 'return_requested'] as const)
    expect(isUnderWay({ ...order, status }), status).toBe(true);
  expect(
    isUnderWay({ ...order, status: 'cancelled', refunds: [{ refundId: 'cancel', amountCents: 1, at }] }),
  ).toBe(true);
  expect(isUnderWay({ ...order, hold: { since: at } })).toBe(true);
});
