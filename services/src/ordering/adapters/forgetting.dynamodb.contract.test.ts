import { randomUUID } from 'node:crypto';
import { CustomerId, newOrderId } from '@loja/kernel/ids.ts';
import { MemoryDataKeys } from '@loja/platform/data-keys.memory.ts';
import { Dynamo, putAny } from '@loja/platform/dynamo.ts';
import { sealerOf } from '@loja/platform/sealed.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Order } from '../domain/order.ts';
import { forgetCustomer, forgetSettled } from '../use-cases/forget-customer.ts';
import { forgetOldOrders } from '../use-cases/forget-old-orders.ts';
import { departedWrite } from './departed.dynamodb.ts';
import { forgettingInDynamo, ordersOfCustomer } from './forgetting.dynamodb.ts';
import { holdKey } from './holds.dynamodb.ts';
import { findOrder, orderKey, orderRow } from './order-reads.dynamodb.ts';
import { peopleSealed } from './people.sealed.ts';

const dynamo = new Dynamo();
let table: ThrowawayTable;
beforeAll(async () => {
  table = await throwawayTable('forgetting', { indexes: { byStatus: 'gsi1', byEmail: 'email' } });
});
afterAll(() => table.drop());

const keys = new MemoryDataKeys();
const people = peopleSealed(sealerOf('customers', keys), async (kind) => `${kind}-index-of-ana`);
const fiscal = sealerOf('fiscal', keys);
const forgettingPorts = () => ({
  forgetting: forgettingInDynamo(dynamo, table.name, fiscal, () => new Date('2026-12-24T12:00:00Z')),
  people,
});
const forget = () => forgetCustomer(forgettingPorts());
const ana = {
  customer: { name: 'Ana de Souza', email: 'ana@example.com', phone: '11987654321', cpf: '52998224725' },
  address: {
    cep: '01310100',
    street: 'Avenida Paulista',
    number: '1000',
    district: 'Bela Vista',
    city: 'São Paulo',
    state: 'SP',
  },
};
const placedAt = '2026-11-24T12:00:00.000Z';

const bought = async (owner: CustomerId, status: Order['status']) => {
  const orderId = newOrderId();
  const order = Order.parse({
    orderId,
    status,
    placedAt,
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
    totals: { goodsCents: 100, discountCents: 0, shippingCents: 0, totalCents: 100 },
    shipping: { optionId: 'pac', name: 'PAC', businessDays: { min: 1, max: 2 } },
    ...(await people.keep(orderId, ana)),
    payment: { method: 'pix' },
    termsVersion: '2026-11-24',
    timeline: [
      { at: placedAt, event: 'placed', status: 'awaiting_payment', actor: 'shopper' },
      ...(status === 'expired' ? [] : [{ at: placedAt, event: 'paid', status: 'paid', actor: 'shop' }]),
      { at: placedAt, status, actor: 'shop' },
    ],
    accessTokenHash: 'digest-of-anas-token',
    placementKeyHash: 'digest-of-anas-key',
    ownerId: owner,
    holds: ['tax-id#tax-id-index-of-ana', 'email#email-index-of-ana', 'ip#index-of-anas-home'],
    commands: [{ key: 'digest-of-anas-command', request: 'digest-of-anas-wish' }],
    shipment: { carrier: 'Correios', trackingCode: 'parcel-of-ana' },
  });
  await dynamo.transact([
    putAny(table.name, orderRow(order)),
    ...(order.holds ?? []).map((hold) => putAny(table.name, { ...holdKey(hold), open: 0 })),
    putAny(table.name, { pk: `CUSTOMER#${owner}`, sk: `OWNS#${orderId}` }),
    putAny(table.name, { pk: `CUSTOMER#${owner}`, sk: `ORDER#${placedAt}#${orderId}` }),
  ]);
  return orderId;
};

test('nothing in the table leads to who was forgotten, but the fiscal record of a sale, sealed, until its date', async () => {
  const owner = CustomerId.parse(randomUUID());
  const sale = await bought(owner, 'delivered');
  const never = await bought(owner, 'expired');
  expect(await ordersOfCustomer(dynamo, table.name, owner)).toHaveLength(2);
  await forget()(owner);
  await forget()(owner);

  const rows = await table.rows();
  const rest = rows.filter(({ entity }) => entity !== 'FISCAL');
  expect(JSON.stringify(rest)).not.toMatch(/ana|Paulista|52998224725|11987654321/i);
  expect(JSON.stringify(rest)).not.toContain(owner);
  expect(JSON.stringify(rest)).not.toContain('"s1.');
  expect(await ordersOfCustomer(dynamo, table.name, owner)).toEqual([]);
  expect(await findOrder(dynamo, table.name, never)).toMatchObject({ totals: { totalCents: 100 } });

  const records = rows.filter(({ entity }) => entity === 'FISCAL');
  expect(records).toMatchObject([
    {
      pk: `FISCAL#${sale}`,
      until: '2032-01-01T03:00:00.000Z',
      ttl: Date.parse('2032-01-01T03:00:00Z') / 1000,
    },
  ]);
  const place = { table: 'orders', row: `FISCAL#${sale}`, field: 'record' };
  expect(JSON.parse(await fiscal.open(place, String(records[0]?.record)))).toEqual({
    name: 'Ana de Souza',
    cpf: '52998224725',
    address: ana.address,
  });
  await expect(sealerOf('customers', keys).open(place, String(records[0]?.record))).rejects.toThrow();
  const told = rows.filter(({ entity, name }) => entity === 'OUTBOX' && name === 'OrderForgotten');
  expect(told).toHaveLength(2);
});

test('a count that another unpaid order is in stands until that one ends', async () => {
  const owner = CustomerId.parse(randomUUID());
  await bought(owner, 'expired');
  const key = holdKey('ip#index-of-anas-home');
  await dynamo.transact([putAny(table.name, { ...key, open: 1 })]);
  await forget()(owner);
  expect(await dynamo.get(table.name, key, { consistent: true })).toMatchObject({ open: 1 });
});

test('an order under way keeps its buyer until it is settled, and then loses them', async () => {
  const owner = CustomerId.parse(randomUUID());
  const paid = await bought(owner, 'paid');
  const done = await bought(owner, 'delivered');
  const settled = forgetSettled(forgettingPorts());
  expect(await settled(paid)).toBe(0);
  await dynamo.transact([departedWrite(table.name, owner, new Date('2026-12-24T12:00:00Z'))]);
  expect(await forget()(owner)).toBe(1);
  expect(await settled(paid)).toBe(0);
  expect((await ordersOfCustomer(dynamo, table.name, owner)).map(({ orderId }) => orderId)).toEqual([paid]);
  expect(await findOrder(dynamo, table.name, done)).not.toHaveProperty('ownerId');

  const key = orderKey(paid);
  await dynamo.update({
    table: table.name,
    key,
    update: 'SET #status = :status',
    names: { '#status': 'status' },
    values: { ':status': 'delivered' },
  });
  expect(await settled(paid)).toBe(1);
  expect(await settled(paid)).toBe(0);
  expect(await ordersOfCustomer(dynamo, table.name, owner)).toEqual([]);
});

test('the clock forgets what is due, a guest’s too, and does not come back to it', async () => {
  const owner = CustomerId.parse(randomUUID());
  const sale = await bought(owner, 'returned');
  let now = new Date('2031-12-31T12:00:00Z');
  const run = () =>
    forgetOldOrders({
      forgetting: forgettingInDynamo(dynamo, table.name, fiscal, () => now),
      clock: () => now,
    })();
  await run();
  expect(JSON.stringify(await findOrder(dynamo, table.name, sale))).toContain('"s1.');
  now = new Date('2032-01-01T03:00:00Z');
  expect(await run()).toBeGreaterThan(0);
  const row = (await table.rows()).find(({ pk }) => pk === `ORDER#${sale}`);
  expect(JSON.stringify(row)).not.toMatch(/s1\.|index-of-ana/);
  expect(row).not.toHaveProperty('gsi1pk');
  expect(await run()).toBe(0);
});
