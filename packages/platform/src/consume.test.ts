import { OrderPaid } from '@loja/contracts/events/ordering.ts';
import { newEventId, newOrderId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import type { SQSRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { onEvent, onMessages } from './consume.ts';

const detail = () => ({
  id: newEventId(),
  version: 1,
  occurredAt: '2026-11-24T12:00:00.000Z',
  data: { orderId: newOrderId(), total: brl(100) },
});
const event = (body: unknown) => ({ detail: body }) as never;

describe('consumers', () => {
  test('an event of the contract has its effect', async () => {
    const seen: string[] = [];
    const body = detail();
    await onEvent(OrderPaid, async ({ data }) => void seen.push(data.orderId))(event(body));
    expect(seen).toEqual([body.data.orderId]);
  });

  test('an event of another version has none and goes to the dead letters', async () => {
    const consume = onEvent(OrderPaid, async () => expect.unreachable());
    await expect(consume(event({ ...detail(), version: 2 }))).rejects.toThrow();
  });

  test('one poisoned message of a batch fails alone', async () => {
    const effects: number[] = [];
    const consume = onMessages(z.object({ n: z.int() }), async ({ n }) => {
      if (n === 2) throw new Error('boom');
      effects.push(n);
    });
    const records = ['{"n":1}', '{"n":2}', 'not json', '{"n":4}'].map(
      (body, i) => ({ body, messageId: `m${i + 1}` }) as SQSRecord,
    );
    const { batchItemFailures } = await consume({ Records: records });
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m2', 'm3']);
    expect(effects).toEqual([1, 4]);
  });
});
