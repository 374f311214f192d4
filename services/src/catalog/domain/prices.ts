import type { Money } from '@loja/kernel/money.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';

/** Beyond these a price is a slip of the hand: nothing here is free, nor dearer than R$ 10.000. */
const LEAST_CENTS = 1;
const MOST_CENTS = 10_000_00;

/** The price in centavos. */
export const checkedPrice = ({ cents }: Money): Result<number, 'price_out_of_range'> =>
  cents < LEAST_CENTS || cents > MOST_CENTS
    ? fail('price_out_of_range', `from ${LEAST_CENTS} to ${MOST_CENTS} centavos`)
    : ok(cents);

/** All prices in centavos, or the first refusal. */
export const checkedPrices = (prices: readonly Money[]): Result<number[], 'price_out_of_range'> => {
  const checked = prices.map(checkedPrice);
  const refused = checked.find((price) => !price.ok);
  return refused && !refused.ok ? refused : ok(checked.flatMap((price) => (price.ok ? [price.value] : [])));
};

/** The first value that comes twice. */
export const repeatedIn = <Value>(values: readonly Value[]): Value | undefined =>
  values.find((value, i) => values.indexOf(value) !== i);
