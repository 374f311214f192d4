import { isCep } from '../freight/cep.ts';
import type { Draft, Field, TextField } from './draft.ts';
import { readTaxId } from './tax-id.ts';

type ErrorName =
  | 'required'
  | 'email'
  | 'name'
  | 'taxId'
  | 'phone'
  | 'cep'
  | 'shipping'
  | 'tooLong'
  | 'refused';
export type Errors = Partial<Record<Field, ErrorName>>;

/** As the contract bounds them. */
export const LIMITS: Partial<Record<TextField, number>> = {
  email: 254,
  name: 120,
  street: 120,
  number: 20,
  complement: 80,
  district: 80,
  city: 80,
};

/** Ten or eleven digits with area code; +55 and mask accepted (the server's rule). */
export const phoneDigits = (text: string): string => text.replace(/\D/g, '').replace(/^55(?=\d{10,11}$)/, '');
const isPhone = (text: string): boolean => /^[1-9][1-9](?:9\d{8}|[2-5]\d{7})$/.test(phoneDigits(text));
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text.trim());

const RULES: Partial<Record<Field, [name: ErrorName, holds: (text: string) => boolean]>> = {
  email: ['email', isEmail],
  name: ['name', (text) => /\S\s+\S/.test(text.trim())],
  taxId: ['taxId', (text) => readTaxId(text) !== undefined],
  phone: ['phone', isPhone],
  cep: ['cep', isCep],
};
const OPTIONAL: readonly Field[] = ['complement'];

const errorOf = (field: Field, value: string): ErrorName | undefined => {
  if (value.trim() === '')
    return OPTIONAL.includes(field) ? undefined : field === 'shippingOptionId' ? 'shipping' : 'required';
  const limit = field === 'shippingOptionId' ? undefined : LIMITS[field];
  if (limit !== undefined && value.trim().length > limit) return 'tooLong';
  const rule = RULES[field];
  return rule && !rule[1](value) ? rule[0] : undefined;
};

const ORDER: readonly Field[] = [
  'email',
  'name',
  'taxId',
  'phone',
  'cep',
  'street',
  'number',
  'complement',
  'district',
  'city',
  'state',
  'shippingOptionId',
];

/** Every field that cannot be sent as it is, in the order of the form. */
export const validate = (draft: Draft): Errors =>
  Object.fromEntries(
    ORDER.flatMap((field) => {
      const error = errorOf(field, draft[field]);
      return error ? [[field, error]] : [];
    }),
  );

export const firstInvalid = (errors: Errors): Field | undefined => ORDER.find((field) => errors[field]);

/** Fields of the form that the API refused: "customer.cpf" is the one box for both documents. */
export const refusedFields = (fields: readonly { path: string }[] | undefined): Errors => {
  const known: readonly string[] = ORDER;
  const names = (fields ?? [])
    .map(({ path }) => path.split('.').at(-1) ?? '')
    .map((name) => (['cpf', 'cnpj'].includes(name) ? 'taxId' : name));
  return Object.fromEntries(names.filter((name) => known.includes(name)).map((name) => [name, 'refused']));
};
