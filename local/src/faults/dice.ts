import { createHash } from 'node:crypto';

/**
 * A number in [0, 1) that depends on the seed and on the names alone. Calls arrive in another order each time, so a
 * sequence of random numbers could not be replayed; "the third PutItem of this function" can.
 */
export const throwDice = (seed: number, ...names: readonly (string | number)[]): number =>
  createHash('sha256')
    .update([seed, ...names].join('\u0000'))
    .digest()
    .readUInt32BE(0) /
  2 ** 32;

/** The items in an order of the seed's choosing. */
export const shuffled = <Item>(seed: number, items: readonly Item[]): Item[] =>
  items
    .map((item, at) => ({ item, at: throwDice(seed, 'shuffle', at) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
