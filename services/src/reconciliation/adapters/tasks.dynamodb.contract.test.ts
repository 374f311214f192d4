import { Dynamo } from '@loja/platform/dynamo.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ThrowawayTable, throwawayTable } from '../../../../tests/src/throwaway-table.ts';
import { dynamoRuns } from './runs.dynamodb.ts';
import { dynamoTasks, TASK_INDEX } from './tasks.dynamodb.ts';
import { tasksSuite } from './tasks.suite.ts';

let table: ThrowawayTable;
beforeAll(async () => {
  table = await throwawayTable('reconciliation', { index: TASK_INDEX });
});
afterAll(() => table.drop());

const dynamo = new Dynamo();
tasksSuite('in DynamoDB', () => dynamoTasks(dynamo, table.name));

test('a day has one result, the latest', async () => {
  const runs = dynamoRuns(dynamo, table.name);
  const run = {
    day: '2026-11-24',
    at: '2026-11-25T06:00:00.000Z',
    compared: { orders: 3, charges: 3, attempts: 3, entries: 12, stock: 24 },
    differences: { wrong_amount: 1 },
  } as const;
  expect(await runs.find(run.day)).toBeUndefined();
  await runs.save(run);
  await runs.save({ ...run, differences: {} });
  expect(await runs.find(run.day)).toEqual({ ...run, differences: {} });
});
