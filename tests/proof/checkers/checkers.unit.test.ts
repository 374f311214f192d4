import { describe, expect, test } from 'vitest';
import type { Books, Order } from '../books.ts';
import { History } from '../history.ts';
import { chargedOnce, oneEffect, ordersAreKnown } from './effects.ts';
import { nothingLost, ordersEnd } from './endings.ts';
import { buyersAreTold } from './letters.ts';
import { met } from './met.ts';
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
  mails: [
    { orderId: 'ord_1', subject: 'Recebemos seu pedido · Café' },
    { orderId: 'ord_1', subject: 'Pagamento confirmado · Café' },
  ],
  tasks: [],
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
    ...nothingLost(honest),
    ...buyersAreTold(honest),
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
    ['kept for goods that came back', { orders: [order({ status: 'returned' })] }],
    [
      'taken for an order that does not exist',
      { charges: [charge, { ...charge, id: 'ORD2', orderId: 'ord_2' }] },
    ],
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
  test('a line of an order that does not exist is seen', () => {
    const entries = honest.entries.map((entry) => ({ ...entry, orderId: 'ord_2' }));
    expect(booksClose({ ...honest, entries: [...honest.entries, ...entries] })).toHaveLength(1);
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
    ['an e-mail', { mails: [...honest.mails, ...honest.mails.slice(1)] }],
    ['a workflow', { executions: twice(honest.executions) }],
    ['a capture in the ledger', { entries: twice(honest.entries) }],
    ['becoming paid', { orders: [order({ timeline: twice(order().timeline) })] }],
  ])('%s that came twice is seen', (_what, change) => {
    expect(oneEffect({ ...honest, ...change })).toHaveLength(1);
  });
  test('a letter that came twice is excused by a fault that struck its sender, and no letter more', () => {
    const letter = honest.mails.slice(1);
    expect(oneEffect({ ...honest, mails: twice(letter) }, 1)).toEqual([]);
    expect(oneEffect({ ...honest, mails: twice(twice(letter)) }, 2)).toHaveLength(1);
    expect(oneEffect({ ...honest, executions: twice(honest.executions) }, 9)).toHaveLength(1);
  });
  test('an order that its buyer never heard of is seen', () => {
    expect(ordersAreKnown(honest, new Set())).toHaveLength(1);
  });
});

describe('endings', () => {
  const runs = { orderId: 'ord_1', status: 'RUNNING' };
  const task = { taskId: 'stuck_order.ord_1', orderId: 'ord_1' };
  const waiting = { ...honest, orders: [order({ status: 'awaiting_payment' })] };
  test('an order that waits for ever is seen, unless a task calls a person', () => {
    expect(ordersEnd({ ...waiting, executions: [runs] })).toHaveLength(1);
    expect(ordersEnd({ ...waiting, executions: [runs], tasks: [task] })).toEqual([]);
    expect(
      ordersEnd({ ...waiting, executions: [runs], tasks: [{ ...task, orderId: 'ord_2' }] }),
    ).toHaveLength(1);
  });
  test('an order that never got a workflow is seen', () => {
    expect(ordersEnd({ ...honest, executions: [] })).toHaveLength(1);
  });
  test.each(['FAILED', 'TIMED_OUT', 'ABORTED'])(
    'a workflow that is %s is seen, unless a task tells',
    (status) => {
      const executions = [{ orderId: 'ord_1', status }];
      expect(ordersEnd({ ...honest, executions })).toHaveLength(1);
      expect(ordersEnd({ ...waiting, executions })).toHaveLength(2);
      expect(ordersEnd({ ...waiting, executions, tasks: [task] })).toEqual([]);
    },
  );
  test('a fact that was given up is seen, and what waited there before is not', () => {
    const lost = { deadLetters: { 'order-paid-dead-letters': 2 } };
    expect(nothingLost(lost)).toHaveLength(1);
    expect(nothingLost(lost, { 'order-paid-dead-letters': 1 })).toHaveLength(1);
    expect(nothingLost(lost, { 'order-paid-dead-letters': 2 })).toEqual([]);
  });
  test('what was meant to be given up is seen when it was not, or something beside it', () => {
    const queue = 'payment-notifications-dead-letters';
    expect(nothingLost({ deadLetters: { [queue]: 3 } }, {}, { [queue]: 3 })).toEqual([]);
    expect(nothingLost({ deadLetters: { [queue]: 4 } }, {}, { [queue]: 3 })).toHaveLength(1);
    expect(nothingLost({ deadLetters: {} }, {}, { [queue]: 3 })).toHaveLength(1);
  });
  test('a fault that never struck is seen', () => {
    const strikes = { what: 'crashes', least: 1 };
    expect(met([{ ...strikes, seen: 1 }])).toEqual([]);
    expect(met([{ ...strikes, seen: 0 }])).toHaveLength(1);
    expect(met([{ ...strikes, seen: Number.NaN }])).toHaveLength(1);
  });
});

describe('letters', () => {
  const entered = (...states: Order['status'][]): Order['timeline'] =>
    states.map((status) => ({ at: '2026-11-24T12:00:00.000Z', status }));
  const told = (...subjects: string[]) =>
    subjects.map((subject) => ({ orderId: 'ord_1', subject: `${subject} · Café` }));
  const expired = {
    orders: [order({ status: 'expired', timeline: entered('awaiting_payment', 'expired') })],
  };
  const refunded = [{ ...charge, refunds: [refund] }];
  test.each([
    ['the placing', { mails: honest.mails.slice(1) }],
    ['the payment', { mails: honest.mails.slice(0, 1) }],
    ['the expiry', { ...expired, mails: told('Recebemos seu pedido') }],
    ['money that went back', { charges: refunded }],
  ])('one that never came about %s is seen', (_what, change) => {
    expect(buyersAreTold({ ...honest, ...change })).toHaveLength(1);
  });
  test('one of another order, or of an exchange, does not count', () => {
    const [placed, paid] = honest.mails;
    if (!placed || !paid) throw new Error('the honest letters are incomplete');
    expect(buyersAreTold({ ...honest, mails: [placed, { ...paid, orderId: 'ord_2' }] })).toHaveLength(1);
    expect(
      buyersAreTold({ ...honest, mails: [paid, ...told('Recebemos seu pedido de troca')] }),
    ).toHaveLength(1);
  });
  test.each([
    [
      'of a payment that never was',
      {
        ...expired,
        mails: told('Recebemos seu pedido', 'O prazo do seu pedido venceu', 'Pagamento confirmado'),
      },
    ],
    ['of money that did not go back', { mails: [...honest.mails, ...told('Devolvemos seu pagamento')] }],
  ])('one %s is seen', (_what, change) => {
    expect(buyersAreTold({ ...honest, ...change })).toHaveLength(1);
  });
  test('an order that was paid late, or whose money went back, is told of all of it', () => {
    const late = [order({ timeline: entered('awaiting_payment', 'expired', 'paid') })];
    const all = told('Recebemos seu pedido', 'O prazo do seu pedido venceu', 'Pagamento confirmado');
    expect(buyersAreTold({ ...honest, orders: late, mails: all })).toEqual([]);
    expect(
      buyersAreTold({
        ...honest,
        charges: refunded,
        mails: [...honest.mails, ...told('Devolvemos seu pagamento')],
      }),
    ).toEqual([]);
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
    expect(noPersonalData([{ group: '/loja/local/x', message, at: 0 }], secrets)).toHaveLength(count);
  });
});
