import { Dynamo } from '@loja/platform/dynamo.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoCounters } from './counters.dynamodb.ts';
import { countersSuite } from './counters.suite.ts';

const dynamo = new Dynamo();
let table: ThrowawayTable;
beforeAll(async () => {
  table = await throwawayTable('limits');
});
afterAll(() => table.drop());

describe('counters in DynamoDB', () => {
  countersSuite((clock) => dynamoCounters(dynamo, table.name, clock), 10);

  test('the common take is one call, and its row goes by itself', async () => {
    const now = new Date('2026-11-24T12:00:00Z');
    const counters = dynamoCounters(dynamo, table.name, () => now);
    const rule = { by: 'id', limit: 10, seconds: 60, withoutCounters: 'closed' } as const;
    await counters.take('one-call', rule);
    const before = dynamo.calls;
    await counters.take('one-call', rule);
    expect(dynamo.calls - before).toBe(1);
    const row = (await table.rows()).find(({ pk }) => pk === 'LIMIT#one-call');
    expect(row).toMatchObject({ total: 2, ttl: now.getTime() / 1000 + 66 });
  });
});
