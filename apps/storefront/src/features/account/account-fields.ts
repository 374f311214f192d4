import type { AccountWords } from '../../messages/account.pt-BR.ts';
import { hasTwoNames, isEmail, isPhone } from '../checkout/form-table.ts';
import { readTaxId } from '../checkout/tax-id.ts';
import { isCep } from '../freight/cep.ts';

export type ErrorName = keyof AccountWords['errors'];
export type FieldName = Exclude<keyof AccountWords['fields'], 'show' | 'hide' | 'choose'>;

/** As the pool of shoppers asks; what else makes a password weak only the shop's API knows. */
const PASSWORD_LEAST = 12;

interface Row {
  /** What is wrong with a filled box, unless its words hold. */
  filled?: readonly [wrong: ErrorName, holds: (text: string) => boolean];
  /** May stay empty. */
  optional?: true;
}

const isLongEnough = (text: string): boolean => [...text].length >= PASSWORD_LEAST;
const isCode = (text: string): boolean => /^\d{6}$/.test(text.trim());

const TABLE: Readonly<Record<FieldName, Row>> = {
  email: { filled: ['email', isEmail] },
  newEmail: { filled: ['email', isEmail] },
  password: {},
  currentPassword: {},
  newPassword: { filled: ['shortPassword', isLongEnough] },
  code: { filled: ['code', isCode] },
  totp: { filled: ['code', isCode] },
  name: { filled: ['name', hasTwoNames] },
  phone: { optional: true, filled: ['phone', isPhone] },
  taxId: { optional: true, filled: ['taxId', (text) => readTaxId(text) !== undefined] },
  label: { optional: true },
  cep: { filled: ['cep', isCep] },
  street: {},
  number: {},
  complement: { optional: true },
  district: {},
  city: {},
  state: {},
};

/** What is wrong with what was typed, if anything. */
export const wrongWith = (field: FieldName, text: string): ErrorName | undefined => {
  const { filled, optional } = TABLE[field];
  if (text.trim() === '') return optional ? undefined : 'required';
  return filled && !filled[1](text) ? filled[0] : undefined;
};
