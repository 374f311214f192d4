import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { type ErrorName, type FieldName, wrongWith } from './account-fields.ts';

export type Values<Name extends FieldName> = Readonly<Record<Name, string>>;
type Errors<Name extends FieldName> = Partial<Record<Name, ErrorName>>;

export const boxOf = (form: string, field: FieldName): string => `${form}-${field}`;

/** The API speaks of "body.email"; a form shows it at its own box. */
const refusedBy = <Name extends FieldName>(failure: Failure, names: readonly Name[]): Errors<Name> => {
  const paths = failure.problem === 'unreachable' ? [] : (failure.problem.fields ?? []);
  const ends = new Set(paths.map(({ path }) => path.split('.').at(-1)));
  const isMeant = (name: Name) =>
    ends.has(name) || (name === 'taxId' && (ends.has('cpf') || ends.has('cnpj')));
  return Object.fromEntries(names.filter(isMeant).map((name) => [name, 'refused'])) as Errors<Name>;
};

/** A form that is checked whole when it is sent; the first box that is wrong gets the focus. */
export const useForm = <Name extends FieldName>(
  id: string,
  names: readonly Name[],
  send: (values: Values<Name>) => Promise<Failure | undefined>,
  initial: Partial<Values<Name>> = {},
) => {
  const empty = Object.fromEntries(names.map((name) => [name, initial[name] ?? ''])) as Values<Name>;
  const [values, setValues] = useState(empty);
  const [errors, setErrors] = useState<Errors<Name>>({});
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);

  const point = (found: Errors<Name>): void => {
    setErrors(found);
    const first = names.find((name) => found[name]);
    if (first) document.getElementById(boxOf(id, first))?.focus();
  };

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const found = Object.fromEntries(
      names.flatMap((name) => {
        const wrong = wrongWith(name, values[name]);
        return wrong ? [[name, wrong]] : [];
      }),
    ) as Errors<Name>;
    point(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const failed = await send(values);
    setBusy(false);
    setFailure(failed);
    if (failed) point(refusedBy(failed, names));
  };

  return {
    id,
    values,
    errors,
    failure,
    busy,
    submit,
    type: (name: Name, text: string) => setValues((before) => ({ ...before, [name]: text })),
    clear: () => setValues(empty),
  };
};
export type Form<Name extends FieldName> = ReturnType<typeof useForm<Name>>;
