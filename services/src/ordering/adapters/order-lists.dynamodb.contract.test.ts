import type { OrderStatus } from '@loja/contracts/http/ordering.ts';
import { newOrderId } from '@loja/kernel/ids.ts';
import { Dynamo, putNew } from '@loja/platform/dynamo.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Order } from '../domain/order.ts';
import { ordersAwaiting, ordersPlacedIn } from './order-lists.dynamodb.ts';
import { orderRow } from './order-reads.dynamodb.ts';

const dynamo = new Dynamo();
let table: ThrowawayTable;
beforeAll(async () => {
  table = await throwawayTable('order-lists', { index: 'byStatus' });
});
afterAll(() => table.drop());

const order = (status: OrderStatus, placedAt: string): Order =>
  Order.parse({
    orderId: newOrderId(),
    status,
    placedAt,
    lines: [
      {
        sku: 'CASA-250-GRAOS',
        productSlug: 'casa',
        name: 'Casa',
        variantLabel: '250 g',
        quantity: 1,
        unitPriceCents: 4000,
        unitDiscountCents: [0],
      },
    ],
    demand: [{ stockItemId: 'CASA', quantity: 250 }],
    totals: { goodsCents: 4000, discountCents: 0, shippingCents: 0, totalCents: 4000 },
    shipping: { optionId: 'pac', name: 'PAC', businessDays: { min: 1, max: 2 } },
    person: 's1.sealed.elsewhere',
    payment: { method: 'pix' },
    termsVersion: '2026-11-24',
    timeline: [{ at: placedAt, status, actor: 'shopper' }],
    accessTokenHash: 'a',
    placementKeyHash: 'p',
  });

describe('orders that a comparison reads', () => {
  const before = order('paid', '2026-11-24T02:59:59.999Z');
  const first = order('awaiting_payment', '2026-11-24T03:00:00.000Z');
  const cancelled = order('cancelled', '2026-11-24T12:00:00.000Z');
  const last = order('awaiting_payment', '2026-11-25T02:59:59.999Z');
  const after = order('refunded', '2026-11-25T03:00:00.000Z');

  beforeAll(async () => {
    await dynamo.transact(
      [before, first, cancelled, last, after].map((one) => putNew(table.name, orderRow(one))),
    );
  });

  test('are those placed from the first instant of a day until before the next, whatever became of them', async () => {
    const span = { from: new Date('2026-11-24T03:00:00.000Z'), to: new Date('2026-11-25T03:00:00.000Z') };
    const found = await ordersPlacedIn(dynamo, table.name, span);
    expect(found.sort()).toEqual([first, cancelled, last].map(({ orderId }) => orderId).sort());
  });

  test('are those that await their payment: all, or the oldest before an instant', async () => {
    expect(await ordersAwaiting(dynamo, table.name)).toEqual([first, last]);
    const before = new Date('2026-11-24T12:00:00.000Z');
    expect(await ordersAwaiting(dynamo, table.name, { before, limit: 5 })).toEqual([first]);
    expect(await ordersAwaiting(dynamo, table.name, { limit: 1 })).toEqual([first]);
  });
});
