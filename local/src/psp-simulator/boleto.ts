import type { BoletoPart } from './charge.ts';

// Carta-Circular BCB 2.926/2000: bank, currency, check digit, due-date factor, amount, 25 free digits.
const BANK = '237';
const CURRENCY = '9';
const DAY_MS = 86_400_000;
const FACTOR_BASE = Date.UTC(1997, 9, 7);
// Factor 9999 was 21/02/2025; the next day began again at 1000.
const FACTOR_CYCLE = 9000;
const FIRST_REUSED_FACTOR = 10_000;

const SAO_PAULO_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo' });

/** Days since 7 October 1997, folded into 1000…9999 since 22 February 2025. */
export function dueFactor(dueAt: number): string {
  const days = Math.round((Date.parse(`${SAO_PAULO_DAY.format(dueAt)}T00:00:00Z`) - FACTOR_BASE) / DAY_MS);
  const factor = days < FIRST_REUSED_FACTOR ? days : ((days - FIRST_REUSED_FACTOR) % FACTOR_CYCLE) + 1000;
  return String(factor).padStart(4, '0');
}

function mod10(digits: string): string {
  const total = [...digits].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (total % 10)) % 10);
}

function mod11(digits: string): string {
  const total = [...digits]
    .reverse()
    .reduce((sum, digit, place) => sum + Number(digit) * ((place % 8) + 2), 0);
  const rest = 11 - (total % 11);
  return String(rest === 0 || rest === 10 || rest === 11 ? 1 : rest);
}

/** A payable slip of `amountCents`; `serial` are the 25 digits that are the bank's own. */
export function boletoOf(slip: { amountCents: number; dueAt: number; serial: string }): BoletoPart {
  const free = slip.serial.replace(/\D/g, '').padStart(25, '0').slice(-25);
  const rest = dueFactor(slip.dueAt) + String(slip.amountCents).padStart(10, '0') + free;
  const check = mod11(BANK + CURRENCY + rest);
  const field = (digits: string): string => digits + mod10(digits);
  return {
    barcode: BANK + CURRENCY + check + rest,
    digitableLine: [
      field(BANK + CURRENCY + free.slice(0, 5)),
      field(free.slice(5, 15)),
      field(free.slice(15, 25)),
      check,
      rest.slice(0, 14),
    ].join(''),
  };
}

const NARROW_WIDE: readonly string[] = [
  'nnwwn',
  'wnnnw',
  'nwnnw',
  'wwnnn',
  'nnwnw',
  'wnwnn',
  'nwwnn',
  'nnnww',
  'wnnwn',
  'nwnwn',
];

/** Widths of bars and spaces in turn, beginning with a bar: interleaved 2 of 5 with its start and stop. */
export function barWidths(barcode: string): number[] {
  const width = (letter: string | undefined): number => (letter === 'w' ? 3 : 1);
  const pairs = barcode.match(/\d\d/g) ?? [];
  const inside = pairs.flatMap((pair) => {
    const [bars = '', spaces = ''] = [...pair].map((digit) => NARROW_WIDE[Number(digit)]);
    return [...bars].flatMap((bar, index) => [width(bar), width(spaces[index])]);
  });
  return [1, 1, 1, 1, ...inside, 3, 1, 1];
}
