import type { listMyOrders } from '@loja/contracts/http/account-orders.ts';
import type { ReplyOf } from '@loja/contracts/route.ts';
import type { CustomerId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { digest } from '../domain/digest.ts';
import type { Order } from '../domain/order.ts';
import type { OrderingPorts } from '../ports.ts';

type Listed = ReplyOf<typeof listMyOrders>;

const sealOf = (customerId: CustomerId, place: string): string =>
  digest(`${customerId}\n${place}`).slice(0, 16);

/** The list itself is read under the customer's own key; the seal only tells a place of another list apart. */
const cursorOf = (customerId: CustomerId, place: string): string =>
  Buffer.from(`${sealOf(customerId, place)}.${place}`).toString('base64url');

const placeIn = (customerId: CustomerId, cursor: string): string | undefined => {
  const text = Buffer.from(cursor, 'base64url').toString();
  const place = text.slice(17);
  return text === `${sealOf(customerId, place)}.${place}` ? place : undefined;
};

const inList = ({ orderId, placedAt, status, totals, lines }: Order): Listed['orders'][number] => ({
  orderId,
  placedAt,
  status,
  total: brl(totals.totalCents),
  items: lines.reduce((units, { quantity }) => units + quantity, 0),
  first: lines[0]?.name ?? '',
});

/** The customer's orders, newest first. A cursor of another's list is no cursor at all. */
export const listOwnOrders =
  ({ ownOrders }: Pick<OrderingPorts, 'ownOrders'>) =>
  async (customerId: CustomerId, cursor: string | undefined): Promise<Result<Listed, 'invalid_request'>> => {
    const after = cursor === undefined ? undefined : placeIn(customerId, cursor);
    if (cursor !== undefined && after === undefined) return fail('invalid_request');
    const { orders, next } = await ownOrders.of(customerId, after);
    return ok({
      orders: orders.map(inList),
      ...(next === undefined ? {} : { cursor: cursorOf(customerId, next) }),
    });
  };
