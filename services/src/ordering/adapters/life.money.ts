import { expect } from 'vitest';
import type { Order } from '../domain/order.ts';
import type { ModelOrder } from './life.model.ts';

/** What of an order's goods has neither gone off nor come back, as it was priced, with the freight. */
const priceOfGoods = ({ lines, totals }: Order): number => {
  let cents = 0;
  for (const { quantity, unitPriceCents, unitDiscountCents, units = [] } of lines)
    for (let i = 0; i < quantity; i += 1)
      if (units[i] !== 'cancelled' && units[i] !== 'returned')
        cents += unitPriceCents - (unitDiscountCents[i] ?? 0);
  return cents + totals.shippingCents;
};

/** Goods that leave the house are paid for, whatever the table says; goodwill is the shop's own. */
export const expectPaidFor = (paying: Order, { lostCents, outsideCents }: ModelOrder): void => {
  const promised = (paying.refunds ?? [])
    .filter(({ reason }) => reason !== undefined && reason !== 'goodwill')
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
  const kept = paying.totals.totalCents - promised - lostCents - outsideCents;
  expect(kept).toBeGreaterThanOrEqual(priceOfGoods(paying));
};
