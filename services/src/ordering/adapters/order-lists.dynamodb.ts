import { OrderStatus } from '@loja/contracts/http/ordering.ts';
import { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { Order } from '../domain/order.ts';
import { parseOrder } from './order-reads.dynamodb.ts';

const INDEX = 'byStatus';

/** Every order placed in the span, whatever became of it: a query per status. The index may lag by moments. */
export const ordersPlacedIn = async (
  dynamo: Dynamo,
  table: string,
  { from, to }: { from: Date; to: Date },
): Promise<OrderId[]> => {
  const pages = await Promise.all(
    OrderStatus.options.map((status) =>
      dynamo.query({
        table,
        index: INDEX,
        keys: 'gsi1pk = :status AND gsi1sk BETWEEN :from AND :to',
        values: { ':status': `STATUS#${status}`, ':from': from.toISOString(), ':to': to.toISOString() },
      }),
    ),
  );
  // The key's instant is followed by the order's id, so that `to` itself lies outside.
  return pages.flat().map(({ orderId }) => OrderId.parse(orderId));
};

/** Orders that still await their payment, the oldest first: placed before an instant, or all; `limit` of them, or all. */
export const ordersAwaiting = async (
  dynamo: Dynamo,
  table: string,
  { before, limit }: { before?: Date; limit?: number } = {},
): Promise<Order[]> => {
  const status = { ':status': 'STATUS#awaiting_payment' };
  const items = await dynamo.query({
    table,
    index: INDEX,
    ...(before === undefined
      ? { keys: 'gsi1pk = :status', values: status }
      : {
          keys: 'gsi1pk = :status AND gsi1sk < :before',
          values: { ...status, ':before': before.toISOString() },
        }),
    ...(limit === undefined ? {} : { limit }),
  });
  return items.map(parseOrder);
};
