import { Dynamo } from '@loja/platform/dynamo.ts';
import { afterAll, beforeAll } from 'vitest';
import { type ThrowawayTable, throwawayTable } from '../../../../tests/src/throwaway-table.ts';
import { dynamoPaymentStore } from './payment-store.dynamodb.ts';
import { paymentStoreSuite } from './payment-store.suite.ts';

let table: ThrowawayTable;
beforeAll(async () => {
  table = await throwawayTable('payments', { indexes: { byOpen: 'open', byDay: 'day' } });
});
afterAll(() => table.drop());

/** The stream would tell; a test may look through its own table instead. */
const announced = async (orderId: string): Promise<string[]> =>
  (await table.rows())
    .filter(({ entity, detail }) => entity === 'OUTBOX' && String(detail).includes(orderId))
    .map(({ name }) => String(name))
    .toSorted();

const dynamo = new Dynamo();
paymentStoreSuite('the DynamoDB store', { store: () => dynamoPaymentStore(dynamo, table.name), announced });
