import * as z from 'zod';

/** Money of the shop: whole centavos of BRL, never a fraction. */
export const Money = z.strictObject({
  cents: z.int().min(-100_000_000_00).max(100_000_000_00),
  currency: z.literal('BRL'),
});
export type Money = z.infer<typeof Money>;

/** Money of `cents` centavos. Throws RangeError on a fraction or an unsafe integer. */
export const brl = (cents: number): Money => {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not whole centavos: ${cents}`);
  return { cents, currency: 'BRL' };
};

/** Sum in centavos; the empty sum is zero. */
export const sum = (amounts: readonly Money[]): Money =>
  brl(amounts.reduce((total, m) => total + m.cents, 0));

/**
 * Splits `total` centavos in proportion to `weights` so that the parts add up to `total` exactly
 * (largest remainder; ties go to the earlier part). Throws RangeError when no weight is positive.
 */
export const split = (total: number, weights: readonly number[]): number[] => {
  const whole = weights.reduce((a, b) => a + b, 0);
  if (whole <= 0 || weights.some((w) => w < 0))
    throw new RangeError('weights must be ≥ 0 with a positive sum');
  const exact = weights.map((w) => (total * w) / whole);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder.slice(0, missing)) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
};

/** Price per kilogram in centavos, rounded half up (Lei 10.962/2004 art. 2-A shows it beside the price). */
export const pricePerKilogram = (priceCents: number, grams: number): number =>
  Math.round((priceCents * 1000) / grams);

/** "49.90": the decimal string that payment providers take. */
export const decimalString = (cents: number): string => {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Centavos of a decimal string such as "49.90" or "49.9"; undefined when it is not exact centavos. */
export const centsOfDecimal = (text: string): number | undefined => {
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
};

const reais = new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' });

/** "R$ 49,90" as a Brazilian reads it (no-break space after the sign). */
export const formatBrl = (cents: number): string => reais.format(cents / 100);
