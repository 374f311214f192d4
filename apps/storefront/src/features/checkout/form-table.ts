import { isCep } from '../freight/cep.ts';
import { readTaxId } from './tax-id.ts';

export type ErrorName =
  | 'required'
  | 'email'
  | 'name'
  | 'taxId'
  | 'phone'
  | 'cep'
  | 'shipping'
  | 'tooLong'
  | 'refused';

interface Row {
  /** What is wrong with an empty box; an optional one may stay empty. */
  empty?: ErrorName;
  /** Most letters, as the contract bounds them. */
  most?: number;
  /** What is wrong with a filled box, unless its words hold. */
  filled?: readonly [wrong: ErrorName, holds: (text: string) => boolean];
}

/** Ten or eleven digits with area code; +55 and mask accepted (the server's rule). */
export const phoneDigits = (text: string): string => text.replace(/\D/g, '').replace(/^55(?=\d{10,11}$)/, '');
export const isPhone = (text: string): boolean => /^[1-9][1-9](?:9\d{8}|[2-5]\d{7})$/.test(phoneDigits(text));
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text.trim());
export const hasTwoNames = (text: string): boolean => /\S\s+\S/.test(text.trim());

/** Every field of the checkout, in the order of the form. */
const TABLE = {
  email: { empty: 'required', most: 254, filled: ['email', isEmail] },
  name: { empty: 'required', most: 120, filled: ['name', hasTwoNames] },
  taxId: { empty: 'required', filled: ['taxId', (text) => readTaxId(text) !== undefined] },
  phone: { empty: 'required', filled: ['phone', isPhone] },
  cep: { empty: 'required', filled: ['cep', isCep] },
  street: { empty: 'required', most: 120 },
  number: { empty: 'required', most: 20 },
  complement: { most: 80 },
  district: { empty: 'required', most: 80 },
  city: { empty: 'required', most: 80 },
  state: { empty: 'required' },
  shippingOptionId: { empty: 'shipping' },
} as const satisfies Record<string, Row>;

export type Field = keyof typeof TABLE;
export type TextField = Exclude<Field, 'shippingOptionId'>;
export const FORM: Readonly<Record<Field, Row>> = TABLE;
// The language forgets the names of keys.
export const FIELDS = Object.keys(TABLE) as Field[];

export const isField = (name: string): name is Field => Object.hasOwn(TABLE, name);
