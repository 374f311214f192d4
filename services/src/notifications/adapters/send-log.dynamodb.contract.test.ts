import { Dynamo } from '@loja/platform/dynamo.ts';
import { afterAll, beforeAll } from 'vitest';
import { type ThrowawayTable, throwawayTable } from '../../../../tests/src/throwaway-table.ts';
import { dynamoSendLog } from './send-log.dynamodb.ts';
import { sendLogSuite } from './send-log.suite.ts';

let table: ThrowawayTable;
beforeAll(async () => {
  table = await throwawayTable('notifications');
});
afterAll(() => table.drop());

const dynamo = new Dynamo();
sendLogSuite('the DynamoDB send log', () => dynamoSendLog(dynamo, table.name));
