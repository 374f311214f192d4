import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { CustomerId, OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import * as departed from './adapters/departed.dynamodb.ts';
import * as owned from './adapters/forgetting.dynamodb.ts';
import * as lists from './adapters/order-lists.dynamodb.ts';
import { findOrder } from './adapters/order-reads.dynamodb.ts';
import { ordersReadBy, ownOrdersInDynamo } from './adapters/own-orders.dynamodb.ts';
import { openPerson, openToken } from './adapters/people.sealed.ts';
import * as forgetting from './domain/forgetting.ts';
import { tookMoney } from './domain/money.ts';
import type * as order from './domain/order.ts';
import { type Promised, promisedByPayer } from './domain/paying-order.ts';
import * as wait from './domain/payment-wait.ts';
import { regretUntil } from './domain/regret.ts';
import { claimOrders } from './use-cases/claim-orders.ts';
import { orderOfOwner, type Shown } from './use-cases/order-of-owner.ts';

export type Order = order.Order;
export type Person = order.Person;

/**
 * What becomes of money that came for an order. `kept`: the order answers for it, be it that it took the money or that
 * it promised it back by RefundDue. `undecided`: PaymentCaptured makes it decide, also when it had expired (paid late
 * while its goods can be had) or been cancelled. Payments returns of its own accord only what was captured twice.
 */
export const fateOfMoney = (found: Order): 'undecided' | 'kept' => (tookMoney(found) ? 'kept' : 'undecided');
/** Whether its money may still be asked for. */
export const awaitsMoney = ({ status }: Order): boolean => status === 'awaiting_payment';
/** What it costs by a method; undefined when it may not be paid so. */
export const totalsBy = (
  { pricedBy, payment, totals }: Order,
  method: PaymentMethod,
): Order['totals'] | undefined =>
  pricedBy ? pricedBy[method]?.totals : payment.method === method ? totals : undefined;
/** Until when the shopper may withdraw for any reason; undefined before it is delivered. */
export const mayWithdrawUntil = ({ deliveredAt }: Order): string | undefined =>
  deliveredAt === undefined ? undefined : regretUntil(deliveredAt);

/** The order as it is now, never a stale copy: one read. */
export const orderById = (dynamo: Dynamo, table: string, orderId: OrderId): Promise<Order | undefined> =>
  findOrder(dynamo, table, orderId);

/** The order if the shown token opens it or it is the customer's: one read; absent and forbidden answer alike. */
export const orderForOwner = (dynamo: Dynamo, table: string, shown: Shown): Promise<Order | undefined> =>
  orderOfOwner({ orders: ordersReadBy(dynamo, table) }, shown);

/**
 * Who bought: for the functions whose infra says `unseals` of the orders' persons, and no other. One call to KMS when
 * the order's data key is cold.
 */
export const personOf = (sealer: Sealer, found: Order): Promise<Person> => openPerson(sealer, found);

/** The order with the shopper's token, which orders of before do not keep: one read. */
export const orderForNotification = async (
  dynamo: Dynamo,
  table: string,
  sealer: Sealer,
  orderId: OrderId,
): Promise<{ order: Order; accessToken?: string } | undefined> => {
  const order = await findOrder(dynamo, table, orderId);
  if (!order) return undefined;
  const accessToken = await openToken(sealer, order);
  return accessToken === undefined ? { order } : { order, accessToken };
};

/** Until when an order waits for money that may be paid by a method until an instant. */
export const waitsUntil = wait.waitsUntil;

/** Money on its way back for what became of the order: for a replacement, by the order that paid. */
export const refundsFor = (found: Order): readonly Promised[] => [
  ...(found.refunds ?? []),
  ...promisedByPayer(found),
];

/** Orders placed in a span, and those that wait: for whoever compares the books. */
export const ordersPlacedIn = lists.ordersPlacedIn;
export const ordersAwaiting = lists.ordersAwaiting;

/** Whether nobody is named by it any more: then there is nobody to write to either. */
export const isForgotten = forgetting.isForgotten;

/** Whether goods, money or an issuer's word are owed on any order of this customer: two reads. */
export const hasOrdersUnderWay = async (dynamo: Dynamo, table: string, id: CustomerId): Promise<boolean> =>
  (await owned.ordersOfCustomer(dynamo, table, id)).some(forgetting.isUnderWay);

/** Makes a mailbox's orders that are nobody's the customer's, who has shown that it is theirs: a read per twenty. */
export const claimOrdersOf = async (
  dynamo: Dynamo,
  table: string,
  id: CustomerId,
  emailIndex: string,
): Promise<void> => {
  await claimOrders({ ownOrders: ownOrdersInDynamo(dynamo, table) })(id, emailIndex);
};

/** For the transaction that closes an account: no order becomes theirs from then on. */
export const departedWrite = departed.departedWrite;

/** All that orders have of a person, for who asks for their own: two reads. Digests and indexes say nothing to people. */
export const personalDataOf = async (dynamo: Dynamo, table: string, sealer: Sealer, id: CustomerId) => {
  const orders = await owned.ordersOfCustomer(dynamo, table, id);
  return Promise.all(
    orders
      .toSorted((a, b) => (a.placedAt < b.placedAt ? 1 : -1))
      .map(async (found) => {
        const {
          person: _person,
          accessTokenHash: _token,
          sealedToken: _sealed,
          placementKeyHash: _key,
          emailIndex: _email,
          taxIndex: _tax,
          holds: _holds,
          commands: _commands,
          demand: _demand,
          coupon,
          timeline,
          ...order
        } = found;
        return {
          ...order,
          ...(await openPerson(sealer, found)),
          ...(coupon ? { coupon: coupon.code } : {}),
          // Which member of staff, and what they noted for one another, is theirs, not the shopper's.
          timeline: timeline.map(({ by: _by, note: _note, ...entry }) => entry),
        };
      }),
  );
};
