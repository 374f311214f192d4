import type { Given } from './change.ts';
import type { Demand } from './demand.ts';
import type { Order, OrderLine } from './order.ts';
import type { Quantity } from './units.ts';

/** A unit of the replacement costs nothing: its discount is its price, so that the totals add up as any order's. */
const freeLine = ({ units: _, ...line }: OrderLine, quantity: number): OrderLine => ({
  ...line,
  quantity,
  unitDiscountCents: Array.from({ length: quantity }, () => line.unitPriceCents),
});

const demandOf = (lines: readonly OrderLine[]): Demand => {
  const sums = new Map<string, number>();
  for (const { consumes = [], quantity } of lines)
    for (const one of consumes)
      sums.set(one.stockItemId, (sums.get(one.stockItemId) ?? 0) + one.quantity * quantity);
  return [...sums].map(([stockItemId, quantity]) => ({ stockItemId, quantity }));
};

/** The same person under another order, and the same owner: whoever stores it keeps it anew. */
const buyerOf = ({
  person,
  emailIndex,
  taxIndex,
  ownerId,
}: Order): Pick<Order, 'person' | 'emailIndex' | 'taxIndex' | 'ownerId'> => ({
  person,
  ...(ownerId === undefined ? {} : { ownerId }),
  ...(emailIndex === undefined ? {} : { emailIndex }),
  ...(taxIndex === undefined ? {} : { taxIndex }),
});

/**
 * The order that goes out in exchange for goods that came back: the same goods, nothing to pay, opened by the same
 * token. Undefined when the order's lines do not say what they take from stock.
 */
export const replacementOf = (
  order: Order,
  quantities: readonly Quantity[],
  orderId: Order['orderId'],
  { at, actor, by }: Given,
): Order | undefined => {
  const wanted = new Map(quantities.map(({ sku, quantity }) => [sku, quantity]));
  const lines = order.lines
    .filter(({ sku }) => wanted.has(sku))
    .map((line) => freeLine(line, wanted.get(line.sku) ?? 0));
  if (lines.some(({ consumes }) => consumes === undefined)) return undefined;
  const goodsCents = lines.reduce((sum, line) => sum + line.unitPriceCents * line.quantity, 0);
  const { shipping, payment, termsVersion, accessTokenHash, placementKeyHash } = order;
  return {
    ...buyerOf(order),
    ...{ orderId, shipping, payment, termsVersion, accessTokenHash, placementKeyHash },
    status: 'paid',
    placedAt: at,
    lines,
    demand: [...demandOf(lines)],
    totals: { goodsCents, discountCents: goodsCents, shippingCents: 0, totalCents: 0 },
    exchangeOf: order.orderId,
    timeline: [
      {
        at,
        event: 'replacement_made',
        status: 'paid',
        actor,
        ...(by === undefined ? {} : { by }),
        detail: { orderId: order.orderId },
      },
    ],
  };
};
