import { randomInt } from 'node:crypto';
import { known } from './people.ts';

const checkDigit = (digits: readonly number[]): number => {
  const sum = digits.reduce((total, digit, i) => total + digit * (digits.length + 1 - i), 0);
  return ((sum * 10) % 11) % 10;
};

/** A CPF valid by its digits, so that a rule of once per customer meets a customer of the test's own. */
export const newCpf = (): string => {
  const body = [1 + randomInt(9), ...Array.from({ length: 8 }, () => randomInt(10))];
  const first = checkDigit(body);
  return known({ cpf: [...body, first, checkDigit([...body, first])].join('') }).cpf;
};
