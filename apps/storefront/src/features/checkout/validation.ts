import type { Draft } from './draft.ts';
import { type ErrorName, FIELDS, type Field, FORM, isField } from './form-table.ts';

export type Errors = Partial<Record<Field, ErrorName>>;

const errorOf = (field: Field, value: string): ErrorName | undefined => {
  const { empty, most, filled } = FORM[field];
  if (value.trim() === '') return empty;
  if (most !== undefined && value.trim().length > most) return 'tooLong';
  return filled && !filled[1](value) ? filled[0] : undefined;
};

/** Every field that cannot be sent as it is, in the order of the form. */
export const validate = (draft: Draft): Errors =>
  Object.fromEntries(
    FIELDS.flatMap((field) => {
      const error = errorOf(field, draft[field]);
      return error ? [[field, error]] : [];
    }),
  );

export const firstInvalid = (errors: Errors): Field | undefined => FIELDS.find((field) => errors[field]);

/** Fields of the form that the API refused: "customer.cpf" is the one box for both documents. */
export const refusedFields = (fields: readonly { path: string }[] | undefined): Errors => {
  const names = (fields ?? [])
    .map(({ path }) => path.split('.').at(-1) ?? '')
    .map((name) => (['cpf', 'cnpj'].includes(name) ? 'taxId' : name));
  return Object.fromEntries(names.filter(isField).map((name) => [name, 'refused']));
};
