/** "Take four, pay three" of the same goods: nobody types a code for it. */
export interface BuyXGetY {
  id: string;
  name: string;
  /** Products that count, all of their sizes and grinds alike. */
  productSlugs: readonly string[];
  buy: number;
  get: number;
  startsAt: string;
  endsAt: string;
  active: boolean;
}

export const isRunning = ({ active, startsAt, endsAt }: BuyXGetY, at: Date): boolean => {
  const now = at.toISOString();
  return active && startsAt <= now && now < endsAt;
};

interface Unit {
  productSlug: string;
  leftCents: number;
}

/**
 * The groups of units that a promotion makes of those not yet in one, and what each group is worth: dearest first in
 * groups of `buy + get`, each losing the price of its `get` cheapest. Grouping from the dearest is the kindest way,
 * so that nobody saves by ordering twice.
 */
export const groupsOf = <U extends Unit>(
  { productSlugs, buy, get }: BuyXGetY,
  units: readonly U[],
): { units: U[]; cents: number }[] => {
  const counting = units
    .filter(({ productSlug }) => productSlugs.includes(productSlug))
    .toSorted((a, b) => b.leftCents - a.leftCents);
  const size = buy + get;
  return Array.from({ length: Math.floor(counting.length / size) }, (_, i) => {
    const group = counting.slice(i * size, (i + 1) * size);
    return { units: group, cents: group.slice(buy).reduce((sum, { leftCents }) => sum + leftCents, 0) };
  });
};
