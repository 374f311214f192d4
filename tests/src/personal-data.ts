import { Cnpj, Cpf } from '@loja/kernel/tax-id.ts';
import type { Known } from './people.ts';

/**
 * Fields that name a person by themselves, which a house's number or a city does not, and what only that person may
 * know: a password, an order's token.
 */
const telling = ['name', 'email', 'phone', 'cpf', 'cnpj', 'cep', 'street', 'password', 'token'] as const;
const numbers: readonly string[] = ['phone', 'cpf', 'cnpj', 'cep'];

/** What was found, without the thing itself: a finding is printed. */
export interface Finding {
  what: string;
  written: string;
}

interface Needle {
  what: string;
  written: string;
  isIn(text: string, lower: string): boolean;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
const jsonEscaped = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The middle of a text's base64, which is the same whatever stands around it: one for each place of three. */
const base64Cores = (text: string): string[] => {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const from = before === 0 ? 0 : 4;
    const sure = Math.floor(whole.length / 3) * 4;
    return whole.toString('base64').slice(from, sure);
  });
};

/** Ways in which a text may be written down, beside the plain one. */
const writings: Record<string, (text: string) => readonly string[]> = {
  plain: (text) => [text, bare(text)],
  'JSON-escaped': (text) => [jsonEscaped(text)],
  'URL-encoded': (text) => [encodeURIComponent(text), encodeURIComponent(text).replaceAll('%20', '+')],
};

const digitsOf = (field: string, text: string): string[] => {
  const digits = text.replace(/\D/g, '');
  return field === 'phone' ? [digits.replace(/^55(?=\d{10})/, '')] : [digits];
};

const base64Needles = (what: string, text: string): Needle[] =>
  base64Cores(text)
    .filter((core) => core.length >= 8)
    .flatMap((core) => [core, core.replaceAll('+', '-').replaceAll('/', '_')])
    .map((core) => ({ what, written: 'base64', isIn: (found) => found.includes(core) }));

const needlesOfField = (field: string, text: string): Needle[] => {
  const written = Object.entries(writings).flatMap(([name, write]) =>
    write(text).map((form): Needle => {
      const lower = form.toLowerCase();
      return { what: field, written: name, isIn: (_, found) => found.includes(lower) };
    }),
  );
  const digits = numbers.includes(field) ? digitsOf(field, text) : [];
  return [
    ...written,
    ...base64Needles(field, text),
    ...digits.flatMap((form): Needle[] => {
      const alone = new RegExp(`(?<!\\d)(?:55)?${escaped(form)}(?!\\d)`);
      return [
        { what: field, written: 'digits', isIn: (found) => found.includes(form) && alone.test(found) },
        ...base64Needles(field, form),
      ];
    }),
  ];
};

/** All that is looked for of these people; two who share a street are looked for once. */
export const needlesOf = (people: readonly Known[]): Needle[] => {
  const texts = new Map<string, [field: string, text: string]>();
  for (const person of people)
    for (const field of telling) {
      const text = person[field];
      if (text !== undefined && text.length >= 6) texts.set(`${field} ${text}`, [field, text]);
    }
  return [...texts.values()].flatMap(([field, text]) => needlesOfField(field, text));
};

/** Who may be named in the open, and why. */
export interface Allowed {
  text: RegExp;
  why: string;
}

interface Pattern {
  what: string;
  shape: RegExp;
  is(found: string): boolean;
}

/** What is a person's by its shape, whoever it is. Digits count only where they stand alone, not inside an id. */
const patterns: readonly Pattern[] = [
  {
    what: 'e-mail',
    shape: /[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/gi,
    is: () => true,
  },
  {
    what: 'CPF',
    shape: /(?<![\w.#/-])\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?![\w.#/-])/g,
    is: (found) => Cpf.safeParse(found).success,
  },
  {
    what: 'CNPJ',
    shape: /(?<![\w.#/-])[\dA-Z]{2}\.?[\dA-Z]{3}\.?[\dA-Z]{3}\/?[\dA-Z]{4}-?\d{2}(?![\w.#/-])/g,
    // A CNPJ of now is of digits; one of letters is told from any word only by its mask.
    is: (found) => (/^\d{14}$/.test(found) || found.includes('/')) && Cnpj.safeParse(found).success,
  },
  {
    what: 'phone',
    shape: /(?:(?<!\d)\+55\s?\(?\d{2}\)?\s?9?\d{4}-?\d{4}(?!\d))|(?:\(\d{2}\)\s?9?\d{4}-\d{4}(?!\d))/g,
    is: () => true,
  },
];

const patternsIn = (text: string, allowed: readonly Allowed[]): Finding[] =>
  patterns.flatMap(({ what, shape, is }) => {
    const found = [...text.matchAll(shape)].map(([one]) => one);
    const isOurs = (one: string) => allowed.some((entry) => entry.text.test(one));
    return found.some((one) => is(one) && !isOurs(one)) ? [{ what, written: 'by its shape' }] : [];
  });

/** Everything of a person in a text, by the names of people who are known and by the shapes of anybody's data. */
export const personalDataIn = (
  text: string,
  needles: readonly Needle[],
  allowed: readonly Allowed[] = [],
): Finding[] => {
  const lower = text.toLowerCase();
  const named = needles.filter((needle) => needle.isIn(text, lower));
  const findings = [...named.map(({ what, written }) => ({ what, written })), ...patternsIn(text, allowed)];
  return [...new Map(findings.map((one) => [`${one.what} ${one.written}`, one])).values()];
};
