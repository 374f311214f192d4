import { randomInt } from 'node:crypto';

/** A Mastercard number valid by Luhn's check, so that a limit of tries by card meets a card of the test's own. */
export const newCardNumber = (): string => {
  const body = [5, 0, 3, 1, ...Array.from({ length: 11 }, () => randomInt(10))];
  const sum = body
    .toReversed()
    .map((digit, place) => (place % 2 === 0 ? digit * 2 : digit))
    .reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0);
  return [...body, (10 - (sum % 10)) % 10].join('');
};
