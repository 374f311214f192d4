import type { Decision, Refusal } from '../domain/change.ts';
import type { Order } from '../domain/order.ts';
import type { OrderingPorts } from '../ports.ts';

export type Acted =
  | { kind: 'changed' | 'same'; order: Order }
  | { kind: 'refused'; code: Refusal; order: Order }
  /** The goods are gone; nothing was written. */
  | { kind: 'short'; order: Order }
  /** Too much contention; nothing was written. */
  | { kind: 'busy' };

/** An order that others move all the time is looked at again this often. */
const LOOKS = 8;

/** The order whose money a replacement was made for; a replacement may have been exchanged itself. */
export const payerOf = async (
  orders: Pick<OrderingPorts['orders'], 'get'>,
  { orderId, exchangeOf }: Order,
): Promise<Order | undefined> => {
  if (exchangeOf === undefined) return undefined;
  const before = await orders.get(exchangeOf);
  if (!before) throw new Error(`${orderId} replaces goods of no order`);
  return (await payerOf(orders, before)) ?? before;
};

const actOn = async (
  orders: Pick<OrderingPorts, 'orders'>['orders'],
  order: Order,
  decide: (order: Order, payer: Order | undefined) => Decision,
  looksLeft: number,
): Promise<Acted> => {
  const decision = decide(order, await payerOf(orders, order));
  if (decision.kind === 'same') return { kind: 'same', order };
  if (decision.kind === 'refused') return { kind: 'refused', code: decision.code, order };
  const outcome = await orders.commit(decision.change);
  switch (outcome.kind) {
    case 'committed':
      return { kind: 'changed', order: outcome.order };
    case 'short':
      return { kind: 'short', order };
    case 'overtaken':
      return looksLeft > 0 ? actOn(orders, outcome.order, decide, looksLeft - 1) : { kind: 'busy' };
    case 'busy':
      return outcome;
  }
};

/**
 * Makes of an order what `decide` says, together with goods, money and announcement. Overtaken by another command it
 * decides again on what the order is then. A replacement is decided on beside the order that paid for it.
 */
export const act =
  ({ orders }: Pick<OrderingPorts, 'orders'>) =>
  (order: Order, decide: (order: Order, payer: Order | undefined) => Decision): Promise<Acted> =>
    actOn(orders, order, decide, LOOKS);
