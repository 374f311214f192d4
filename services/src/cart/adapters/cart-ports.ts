import { type Clock, systemClock } from '@loja/kernel/clock.ts';
import { newCartId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import { quote } from '#shipping/offers.ts';
import type { CartPorts } from '../ports.ts';
import { dynamoCarts } from './carts.dynamodb.ts';
import { dynamoShelves, type ShelfTables } from './shelves.dynamodb.ts';

/** The one place that puts cart's parts together. */
export const cartPorts = (dynamo: Dynamo, tables: ShelfTables, clock: Clock = systemClock): CartPorts => ({
  carts: dynamoCarts(dynamo, tables.carts, clock),
  shelves: dynamoShelves(dynamo, tables, clock),
  quote,
  newCartId,
  clock,
});
