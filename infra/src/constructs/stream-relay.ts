import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { ShopFunction } from './shop-function.ts';
import type { ShopTable } from './shop-table.ts';
import { deliverStream } from './table-stream.ts';

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
    this.relay = new ShopFunction(this, { foundation, bundle }).publishes('BUS_NAME', foundation.bus.bus);
    deliverStream(this, {
      foundation,
      table,
      to: this.relay,
      only: {
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { NewImage: { entity: { S: FilterRule.isEqual('OUTBOX') } } },
      },
    });
  }
}
