import type { About, OrderFacts } from './letter.ts';
import type { LetterKind } from './letters.ts';

const returned = {
  returnId: 'ret_0000000000000001',
  resolution: 'refund',
  lines: [{ what: '2 × Serra Azul (250 g · Em grãos)' }],
  postage: { code: '9A8B7C6D5E', carrier: 'Correios', validUntil: '2026-12-16T02:59:59.000Z' },
} as const;

/** For the tests of letters: what has happened to the order when each is written, and what its event tells. */
export const occasions: Record<LetterKind, { order: Partial<OrderFacts>; about: About }> = {
  'order-placed': { order: {}, about: {} },
  'boleto-issued': {
    order: {
      method: 'boleto',
      boleto: {
        digitableLine: '23793.38128 60007.827136 95000.063305 9 99990000127954',
        url: 'https://psp.example/boleto/1',
        dueAt: '2026-11-28T02:59:59.000Z',
      },
    },
    about: {},
  },
  'order-paid': { order: { awaitsPayment: false }, about: {} },
  'order-expired': { order: { awaitsPayment: false }, about: {} },
  'payment-refused': { order: { method: 'card' }, about: { refusal: 'insufficient_funds' } },
  'order-shipped': {
    order: { awaitsPayment: false, shipment: { carrier: 'Correios', trackingCode: 'AA123456789BR' } },
    about: {},
  },
  'order-delivered': {
    order: { awaitsPayment: false, regretUntil: '2026-12-09T02:59:59.999Z' },
    about: {},
  },
  'order-cancelled': {
    order: {
      awaitsPayment: false,
      refunds: [{ refundId: 'cancel', amountCents: 1279_54, reason: 'cancelled' }],
    },
    about: {},
  },
  'lines-cancelled': {
    order: {
      awaitsPayment: false,
      linesCancelled: { what: '1 × Serra Azul (250 g · Em grãos)', amountCents: 42_66 },
    },
    about: {},
  },
  'return-requested': {
    order: {
      awaitsPayment: false,
      regretUntil: '2026-12-09T02:59:59.999Z',
      returns: [{ ...returned, resolution: 'exchange' }],
    },
    about: { returnId: returned.returnId },
  },
  'return-postage': {
    order: { awaitsPayment: false, returns: [returned] },
    about: { returnId: returned.returnId },
  },
  'order-returned': {
    order: {
      awaitsPayment: false,
      returns: [returned],
      refunds: [{ refundId: returned.returnId, amountCents: 106_72, reason: 'returned' }],
    },
    about: { returnId: returned.returnId },
  },
  'payment-refunded': {
    order: {
      awaitsPayment: false,
      refunds: [{ refundId: 'cancel', amountCents: 1279_54, reason: 'cancelled' }],
    },
    about: { refundId: 'cancel', amountCents: 1279_54, attempt: 1 },
  },
};
