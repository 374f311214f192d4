import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { alarmOnStreamLag } from './alarmed.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { encryptMessages, readStream, sendMessages } from './permissions.ts';
import { ShopFunction } from './shop-function.ts';
import type { ShopTable } from './shop-table.ts';

export interface StreamRelayProps {
  readonly foundation: Foundation;
  readonly table: ShopTable;
  readonly context: string;
}

/** Puts a table's outbox rows on the bus, in order per row, and nothing else of its stream. */
export class StreamRelay extends Construct {
  readonly relay: ShopFunction;

  constructor(scope: Construct, { foundation, table, context }: StreamRelayProps) {
    super(scope, 'Outbox');
    const bundle = `${context}-relay-outbox`;
    const undelivered = new DeadLetterQueue(this, 'Undelivered', { foundation, name: bundle }).queue;
    this.relay = new ShopFunction(this, { foundation, bundle })
      .publishes('BUS_NAME', foundation.bus.bus)
      .permit(readStream(table), sendMessages(undelivered), encryptMessages(undelivered));
    const { fn } = this.relay;
    new EventSourceMapping(this, 'Stream', {
      target: fn,
      eventSourceArn: table.tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(6),
      onFailure: { bind: () => ({ destination: undelivered.queueArn }) },
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { entity: { S: FilterRule.isEqual('OUTBOX') } } },
        }),
      ],
    }).node.addDependency(...policyOf(fn));
    alarmOnStreamLag(this, foundation, { fn, name: bundle });
  }
}

/** Lambda checks at creation that the role may read the stream: the policy must be there first. */
const policyOf = (fn: ShopFunction['fn']) =>
  fn.role?.node.tryFindChild('DefaultPolicy')?.node.findAll() ?? [];
