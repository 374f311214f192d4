import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { alarmOnStreamLag } from './alarmed.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { decryptStream, encryptMessages, readStream, sendMessages } from './permissions.ts';
import type { ShopFunction } from './shop-function.ts';
import type { ShopTable } from './shop-table.ts';

export interface TableStreamProps {
  readonly foundation: Foundation;
  readonly table: ShopTable;
  readonly to: ShopFunction;
  /** The records that are delivered, in Lambda's filter language; the others cost nothing. */
  readonly only: Readonly<Record<string, unknown>>;
}

/** Delivers a table's changes to a function, in order per row, for six hours of tries; then to dead letters. */
export function deliverStream(scope: Construct, { foundation, table, to, only }: TableStreamProps): void {
  const { fn, name } = to;
  const undelivered = new DeadLetterQueue(scope, 'Undelivered', { foundation, name }).queue;
  to.permit(
    ...readStream(table),
    decryptStream(table),
    sendMessages(undelivered),
    encryptMessages(undelivered),
  );
  new EventSourceMapping(scope, 'Stream', {
    target: fn,
    eventSourceArn: table.tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 25,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    // No count of tries: ten are over in minutes, and a bus that is down for longer would lose its news.
    maxRecordAge: Duration.hours(6),
    onFailure: { bind: () => ({ destination: undelivered.queueArn }) },
    filters: [FilterCriteria.filter(only)],
  }).node.addDependency(...policyOf(fn));
  alarmOnStreamLag(scope, foundation, { fn, name });
}

/** Lambda checks at creation that the role may read the stream: the policy must be there first. */
const policyOf = (fn: ShopFunction['fn']) =>
  fn.role?.node.tryFindChild('DefaultPolicy')?.node.findAll() ?? [];
