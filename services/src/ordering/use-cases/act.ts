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

const actOn = async (
  orders: Pick<OrderingPorts, 'orders'>['orders'],
  order: Order,
  decide: (order: Order) => Decision,
  looksLeft: number,
): Promise<Acted> => {
  const decision = decide(order);
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
 * decides again on what the order is then.
 */
export const act =
  ({ orders }: Pick<OrderingPorts, 'orders'>) =>
  (order: Order, decide: (order: Order) => Decision): Promise<Acted> =>
    actOn(orders, order, decide, LOOKS);
