import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { Problem } from '@loja/contracts/errors.ts';
import { expect, test } from 'vitest';
import { awsOptions, stockOf, table } from '../src/back-room.ts';
import { chargesOf } from '../src/bank.ts';
import { newKey, type Placed, reviewed, submit, withPix } from '../src/shopper.ts';

/** Puts exactly `free` of a stock item on the shelf. */
const shelve = async (stockItemId: string, free: number): Promise<void> => {
  const { reserved, sold } = await stockOf(stockItemId);
  await new DynamoDBClient(awsOptions).send(
    new UpdateItemCommand({
      TableName: table('Inventory'),
      Key: { pk: { S: `STOCK#${stockItemId}` }, sk: { S: 'STOCK' } },
      UpdateExpression: 'SET #free = :free, received = :received',
      ExpressionAttributeNames: { '#free': 'free' },
      ExpressionAttributeValues: {
        ':free': { N: String(free) },
        ':received': { N: String(free + reserved + sold) },
      },
    }),
  );
};

/** Ten at a time: what is tried is the rush for the bags, not that for the carts. */
const checkoutsOf = async (count: number): Promise<Awaited<ReturnType<typeof reviewed>>[]> => {
  const bodies: Awaited<ReturnType<typeof reviewed>>[] = [];
  while (bodies.length < count)
    bodies.push(...(await Promise.all(Array.from({ length: 10 }, () => reviewed({ 'CAPA-250-GRAOS': 1 })))));
  return bodies;
};

test('fifty buyers at once, ten bags: exactly ten orders and forty clean refusals', async () => {
  const bodies = await checkoutsOf(50);
  await shelve('CAPA', 2500);
  const replies = await Promise.all(bodies.map((body) => submit(body)));
  const refused = await Promise.all(
    replies.filter(({ status }) => status !== 201).map(async (r) => Problem.parse(await r.json()).code),
  );
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(10);
  expect(refused).toEqual(Array.from({ length: 40 }, () => 'out_of_stock'));
  const stock = await stockOf('CAPA');
  expect(stock.free).toBe(0);
  expect(stock.free + stock.reserved + stock.sold).toBe(stock.received);
});

test('one key sent twenty times at once: one order, one charge', async () => {
  const before = await stockOf('DIAM');
  const body = await reviewed({ 'DIAM-250-GRAOS': 1 });
  const key = newKey();
  const replies = await Promise.all(Array.from({ length: 20 }, () => submit(body, key)));
  const placed = (await Promise.all(replies.map((reply) => reply.json()))) as Placed[];
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(placed.map(({ orderId, accessToken }) => `${orderId} ${accessToken}`)).size).toBe(1);
  const [order] = placed;
  if (!order) throw new Error('no order');
  await withPix(order);
  expect(await chargesOf(order.orderId)).toHaveLength(1);
  expect((await stockOf('DIAM')).free).toBe(before.free - 250);
});
