import { describe, expect, test } from 'vitest';
import type { Books, Order } from '../books.ts';
import { History } from '../history.ts';
import { chargedOnce, oneEffect, ordersAreKnown, ordersEnd } from './effects.ts';
import { booksClose, moneyIsGoods } from './money.ts';
import { noPersonalData, personalData } from './privacy.ts';
import { refusalsAreClean, soldOutExactly, stockConserved, stockNeverNegative } from './stock.ts';

const order = (change: Partial<Order> = {}): Order => ({
  orderId: 'ord_1',
  status: 'paid',
  placedAt: '2026-11-24T12:00:00.000Z',
  demand: [{ stockItemId: 'CASA', quantity: 250 }],
  totalCents: 5195,
  email: 'buyer@example.com',
  timeline: [
    { at: '2026-11-24T12:00:00.000Z', status: 'awaiting_payment' },
    { at: '2026-11-24T12:01:00.000Z', status: 'paid' },
  ],
  ...change,
});

/** One bag was on the shelf; it was bought, paid and told about. */
const honest: Books = {
  stock: [{ stockItemId: 'CASA', received: 250, free: 0, reserved: 0, sold: 250 }],
  orders: [order()],
  entries: [
    { orderId: 'ord_1', movement: 'capture-001', account: 'receivable:psp', side: 'debit', cents: 5195 },
    { orderId: 'ord_1', movement: 'capture-001', account: 'discounts', side: 'debit', cents: 185 },
    { orderId: 'ord_1', movement: 'capture-001', account: 'revenue:goods', side: 'credit', cents: 3690 },
    { orderId: 'ord_1', movement: 'capture-001', account: 'revenue:shipping', side: 'credit', cents: 1690 },
  ],
  charges: [
    { id: 'ORD1', orderId: 'ord_1', status: 'processed', amountCents: 5195, paidCents: 5195, refunds: [] },
  ],
  mails: [{ orderId: 'ord_1', subject: 'Pagamento confirmado' }],
  executions: [{ orderId: 'ord_1', status: 'SUCCEEDED' }],
  deadLetters: {},
};
const sale = { stockItemId: 'CASA', bags: 1, gramsPerBag: 250 };

const [stock] = honest.stock;
const [charge] = honest.charges;
if (!stock || !charge) throw new Error('the honest books are incomplete');
const refund = { id: 'REF1', cents: 5195 };

test('honest books break nothing', () => {
  const history = new History();
  history.record({ client: 0, name: 'read-stock', type: 'ok', value: stock });
  history.record({ client: 1, name: 'buy', type: 'fail', value: 'out_of_stock' });
  expect([
    ...stockNeverNegative(honest, history),
    ...stockConserved(honest),
    ...soldOutExactly(honest, ['ord_1'], sale),
    ...refusalsAreClean(history),
    ...moneyIsGoods(honest),
    ...booksClose(honest),
    ...oneEffect(honest),
    ...chargedOnce(honest),
    ...ordersEnd(honest),
    ...ordersAreKnown(honest, new Set(['ord_1'])),
  ]).toEqual([]);
});

describe('stock', () => {
  test('below zero for one moment is seen, though the end is right', () => {
    const history = new History();
    history.record({ client: 0, name: 'read-stock', type: 'ok', value: { ...stock, free: -250 } });
    expect(stockNeverNegative(honest, history)).toHaveLength(1);
  });
  test('below zero at the end is seen', () => {
    const books = { stock: [{ ...stock, free: -250, sold: 500 }] };
    expect(stockNeverNegative(books, new History())).toHaveLength(1);
  });
  test.each([
    ['lost', { free: -250 + 0, sold: 250 }, 1],
    ['left reserved by an order that has ended', { reserved: 250, sold: 0 }, 2],
    ['sold without an order', { received: 500, sold: 500 }, 1],
  ])('%s is seen', (_what, change, count) => {
    expect(stockConserved({ ...honest, stock: [{ ...stock, ...change }] })).toHaveLength(count);
  });
  test('released twice is seen', () => {
    const expired = order({ status: 'expired' });
    const books = { orders: [expired], stock: [{ ...stock, sold: 0, free: 500, received: 250 }] };
    expect(stockConserved(books)).toHaveLength(1);
  });
  test('one bag too many is seen, and one too few', () => {
    const two = [order(), order({ orderId: 'ord_2' })];
    expect(soldOutExactly({ ...honest, orders: two }, ['ord_1', 'ord_2'], sale)).toHaveLength(1);
    const none = { orders: [order({ status: 'cancelled' })], stock: [{ ...stock, free: 250, sold: 0 }] };
    expect(soldOutExactly(none, ['ord_1'], sale)).toHaveLength(2);
  });
  test('a refusal by accident is seen, and an answer that stayed lost', () => {
    const history = new History();
    history.record({ client: 1, name: 'buy', type: 'fail', value: 'internal_error' });
    history.record({ client: 2, name: 'buy', type: 'info', value: 'no answer' });
    expect(refusalsAreClean(history)).toHaveLength(2);
  });
});

describe('money', () => {
  test.each([
    ['kept for an order that expired', { orders: [order({ status: 'expired' })] }],
    ['kept for an order that was cancelled', { orders: [order({ status: 'cancelled' })] }],
    ['given back though the goods are sent', { charges: [{ ...charge, refunds: [refund] }] }],
    ['never taken for goods that are owed', { charges: [{ ...charge, paidCents: 0 }] }],
    ['taken twice', { charges: [charge, { ...charge, id: 'ORD2' }] }],
    ['one centavo short', { charges: [{ ...charge, paidCents: 5194 }] }],
  ])('%s is seen', (_what, change) => {
    expect(moneyIsGoods({ ...honest, ...change })).toHaveLength(1);
  });
  test('a part given back on purpose is not a difference, and a centavo more is', () => {
    const charges = [{ ...charge, refunds: [{ id: 'REF1', cents: 1000 }] }];
    expect(moneyIsGoods({ ...honest, charges }, new Map([['ord_1', 1000]]))).toEqual([]);
    expect(moneyIsGoods({ ...honest, charges }, new Map([['ord_1', 999]]))).toHaveLength(1);
  });
  test('a movement with one side is seen', () => {
    const entries = honest.entries.filter(({ account }) => account !== 'discounts');
    expect(booksClose({ ...honest, entries })).toHaveLength(2);
  });
  test('a capture that was never booked is seen', () => {
    expect(booksClose({ ...honest, entries: [] })).toHaveLength(1);
  });
  test('a refund that was never booked is seen', () => {
    expect(booksClose({ ...honest, charges: [{ ...charge, refunds: [refund] }] })).toHaveLength(1);
  });
  test('a charge that gave back more than it took is seen', () => {
    const charges = [{ ...charge, refunds: [refund, { ...refund, id: 'REF2' }] }];
    expect(oneEffect({ ...honest, charges })).toHaveLength(1);
  });
  test('two charges that both hold money are seen', () => {
    expect(chargedOnce({ charges: [charge, { ...charge, id: 'ORD2' }] })).toHaveLength(1);
  });
});

describe('effects', () => {
  const twice = <Item>(items: readonly Item[]): Item[] => [...items, ...items];
  test.each([
    ['an e-mail', { mails: twice(honest.mails) }],
    ['a workflow', { executions: twice(honest.executions) }],
    ['a capture in the ledger', { entries: twice(honest.entries) }],
    ['becoming paid', { orders: [order({ timeline: twice(order().timeline) })] }],
  ])('%s that came twice is seen', (_what, change) => {
    expect(oneEffect({ ...honest, ...change })).toHaveLength(1);
  });
  test('a letter that came twice is excused by a fault that struck its sender, and no letter more', () => {
    const once = { ...honest, mails: twice(honest.mails) };
    expect(oneEffect(once, 1)).toEqual([]);
    expect(oneEffect({ ...honest, mails: twice(once.mails) }, 2)).toHaveLength(1);
    expect(oneEffect({ ...honest, executions: twice(honest.executions) }, 9)).toHaveLength(1);
  });
  test('an order that waits for ever is seen, unless its workflow has called a person', () => {
    const orders = [order({ status: 'awaiting_payment' })];
    expect(ordersEnd({ orders, executions: [{ orderId: 'ord_1', status: 'RUNNING' }] })).toHaveLength(1);
    expect(ordersEnd({ orders, executions: [] })).toHaveLength(1);
    expect(ordersEnd({ orders, executions: [{ orderId: 'ord_1', status: 'FAILED' }] })).toEqual([]);
  });
  test('an order that its buyer never heard of is seen', () => {
    expect(ordersAreKnown(honest, new Set())).toHaveLength(1);
  });
});

describe('a log', () => {
  const secrets = personalData({ cpf: '529.982.247-25', email: 'ana@example.com', city: 'São Paulo' });
  test.each([
    ['a CPF as typed', '{"cpf":"529.982.247-25"}', 1],
    ['a CPF as digits', 'payer 52998224725', 1],
    ['an address of e-mail', 'sent to ana@example.com', 1],
    ['ids and counts', '{"orderId":"ord_1","count":2}', 0],
  ])('with %s', (_what, message, count) => {
    expect(noPersonalData([{ group: '/loja/local/x', message }], secrets)).toHaveLength(count);
  });
});
