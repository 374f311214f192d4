import { changing, type Decision, type Given, refused, rowFor, same } from './change.ts';
import type { Order } from './order.ts';

export interface Shipment {
  carrier: string;
  trackingCode: string;
}

const hasBeen = ({ timeline }: Order, event: 'packed'): boolean =>
  timeline.some((entry) => entry.event === event);

export const decidePack = (order: Order, given: Given, payer: Order | undefined): Decision => {
  if (hasBeen(order, 'packed')) return same;
  const found = rowFor(order, 'pack', given.actor, { payer });
  return 'refusal' in found ? found.refusal : changing(order, found.row, given);
};

/** The same parcel again is a success; another one is not this order's. */
export const decideShip = (
  order: Order,
  given: Given,
  payer: Order | undefined,
  shipment: Shipment,
): Decision => {
  const { carrier, trackingCode } = shipment;
  if (order.shipment) {
    const isThis = order.shipment.carrier === carrier && order.shipment.trackingCode === trackingCode;
    return isThis ? same : refused('order_move_refused');
  }
  const found = rowFor(order, 'ship', given.actor, { payer });
  if ('refusal' in found) return found.refusal;
  return changing(order, found.row, given, {
    changes: { shipment: { carrier, trackingCode } },
    detail: { carrier, trackingCode },
  });
};

/** The seven days of regret begin. */
export const decideDeliver = (order: Order, given: Given): Decision => {
  if (order.deliveredAt !== undefined) return same;
  const found = rowFor(order, 'deliver', given.actor);
  if ('refusal' in found) return found.refusal;
  return changing(order, found.row, given, { changes: { deliveredAt: given.at } });
};
