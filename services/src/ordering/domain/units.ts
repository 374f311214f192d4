import type { Consumption, Demand } from './demand.ts';
import type { Order, OrderLine, UnitState } from './order.ts';

/** So many units of a SKU. */
export interface Quantity {
  sku: string;
  quantity: number;
}

export const unitsOf = ({ quantity, units }: OrderLine): readonly UnitState[] =>
  units ?? Array.from({ length: quantity }, () => 'kept' as const);

const count = (line: OrderLine, state: UnitState): number =>
  unitsOf(line).filter((unit) => unit === state).length;

export const keptOf = (line: OrderLine): number => count(line, 'kept');
export const cancelledOf = (line: OrderLine): number => count(line, 'cancelled');
export const returnedOf = (line: OrderLine): number => count(line, 'returned') + count(line, 'exchanged');

/** What one unit cost after its frozen share of the discounts, in centavos. */
export const unitPaidCents = (line: OrderLine, unit: number): number =>
  line.unitPriceCents - (line.unitDiscountCents[unit] ?? 0);

/** All units of the order that are as `state` says, line by line. */
export const allUnits = ({ lines }: Pick<Order, 'lines'>, state: UnitState): Quantity[] =>
  lines
    .map((line) => ({ sku: line.sku, quantity: count(line, state) }))
    .filter(({ quantity }) => quantity > 0);

/** Nothing of the order is with the shopper or on its way to them. */
export const nothingLeft = ({ lines }: Pick<Order, 'lines'>): boolean =>
  lines.every((line) => unitsOf(line).every((unit) => unit === 'cancelled' || unit === 'returned'));

/** Units that changed, with what they cost and what they draw on. */
export interface Taken {
  lines: OrderLine[];
  paidCents: number;
  /** Undefined when the order was placed before its lines said what they take from stock. */
  demand: Demand | undefined;
}

/**
 * The lines after `wanted` units went from one state to another, the last units of a line first: the first of them
 * carry a promotion's free unit least often. Undefined when there are not as many.
 */
export const takeUnits = (
  { lines }: Pick<Order, 'lines'>,
  wanted: readonly Quantity[],
  [from, to]: readonly [UnitState, UnitState],
): Taken | undefined => {
  const left = new Map<string, number>();
  for (const { sku, quantity } of wanted) left.set(sku, (left.get(sku) ?? 0) + quantity);
  let paidCents = 0;
  const consumed: (Consumption | undefined)[] = [];
  const changed = lines.map((line) => {
    const units = [...unitsOf(line)];
    let missing = left.get(line.sku) ?? 0;
    if (missing === 0) return line;
    for (let unit = units.length - 1; unit >= 0 && missing > 0; unit -= 1) {
      if (units[unit] !== from) continue;
      units[unit] = to;
      missing -= 1;
      paidCents += unitPaidCents(line, unit);
      consumed.push(...(line.consumes ?? [undefined]));
    }
    left.set(line.sku, missing);
    return { ...line, units };
  });
  if ([...left.values()].some((missing) => missing > 0)) return undefined;
  return { lines: changed, paidCents, demand: summed(consumed) };
};

const summed = (consumed: readonly (Consumption | undefined)[]): Demand | undefined => {
  const sums = new Map<string, number>();
  for (const one of consumed) {
    if (!one) return undefined;
    sums.set(one.stockItemId, (sums.get(one.stockItemId) ?? 0) + one.quantity);
  }
  return [...sums].map(([stockItemId, quantity]) => ({ stockItemId, quantity }));
};
