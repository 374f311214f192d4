/** A way to pay a sum in parts: `first` carries the centavos that do not divide. */
export interface Installments {
  count: number;
  firstCents: number;
  /** Each of the others; equal to `firstCents` when the sum divides. */
  eachCents: number;
}

/**
 * In how many interest-free instalments `totalCents` may be paid: one always, more up to `max` while each is
 * `minimumCents` or above. The parts of an entry add up to `totalCents` exactly.
 */
export const installmentsOf = (
  totalCents: number,
  { max, minimumCents }: { max: number; minimumCents: number },
): Installments[] => {
  const most = Math.max(1, Math.min(max, Math.floor(totalCents / minimumCents)));
  return Array.from({ length: most }, (_, i) => {
    const count = i + 1;
    const eachCents = Math.floor(totalCents / count);
    return { count, firstCents: totalCents - eachCents * (count - 1), eachCents };
  });
};
