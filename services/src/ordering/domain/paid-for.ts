import type { Order } from './order.ts';
import { nothingLeft, unitPaidCents, unitsOf } from './units.ts';

/** What the units that are the shopper's cost, with the freight; what replaces a unit stands for it. */
const owedCents = (order: Order): number => {
  const units = order.lines.flatMap((line) =>
    unitsOf(line).map((unit, i) =>
      unit === 'cancelled' || unit === 'returned' ? 0 : unitPaidCents(line, i),
    ),
  );
  const freight = nothingLeft(order) ? 0 : order.totals.shippingCents;
  return units.reduce((sum, cents) => sum + cents, freight);
};

/**
 * What of the money for the shopper's goods is gone, in centavos: an issuer took it for good, or somebody gave it back at
 * the provider without the order's asking (only such a refund has no reason). Above zero, nothing leaves the house. What
 * staff give out of goodwill is theirs to give.
 */
export const missingCents = (order: Order): number => {
  const unasked = (order.refunds ?? []).filter(({ reason }) => reason === undefined);
  const gone = unasked.reduce((sum, { amountCents }) => sum + amountCents, order.chargedBackCents ?? 0);
  return Math.min(gone, owedCents(order));
};
