import type { JSX } from 'preact';
import { fill } from '../../lib/fill.ts';
import type { CheckoutWords } from '../../messages/checkout.pt-BR.ts';
import type { Draft } from './draft.ts';
import { type Field, FORM, type TextField } from './form-table.ts';
import type { Errors } from './validation.ts';

export type FormProps = {
  draft: Draft;
  errors: Errors;
  words: CheckoutWords;
  onType: (part: Partial<Draft>) => void;
};

export const idOf = (field: Field): string => `campo-${field}`;

const errorText = (
  field: Field,
  { errors, words }: Pick<FormProps, 'errors' | 'words'>,
): string | undefined => {
  const name = errors[field];
  return name && fill(words.errors[name], { max: FORM[field].most ?? '' });
};

export const FieldError = ({ field, form }: { field: Field; form: FormProps }) => {
  const text = errorText(field, form);
  return text ? (
    <p class="field-error" id={`${idOf(field)}-erro`}>
      {text}
    </p>
  ) : null;
};

type TextProps = {
  field: TextField;
  form: FormProps;
  hint?: string;
  mask?: (text: string) => string;
  /** Only attributes of the box itself: autocomplete, keyboard, size. */
  box: JSX.InputHTMLAttributes<HTMLInputElement>;
};

export const TextBox = ({ field, form, hint, mask, box }: TextProps) => {
  const id = idOf(field);
  const invalid = form.errors[field] !== undefined;
  const described = [hint && `${id}-dica`, invalid && `${id}-erro`].filter(Boolean).join(' ');
  return (
    <div class={`field field-${field}`}>
      <label for={id}>{form.words.fields[field]}</label>
      <input
        {...box}
        id={id}
        name={field}
        value={form.draft[field]}
        aria-invalid={invalid || undefined}
        aria-describedby={described || undefined}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          form.onType({ [field]: mask ? mask(typed) : typed });
        }}
      />
      {hint && (
        <p class="field-hint" id={`${id}-dica`}>
          {hint}
        </p>
      )}
      <FieldError field={field} form={form} />
    </div>
  );
};

/** The federal units, as addresses name them. */
export const STATES =
  'AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO'.split(' ');

export const StateBox = ({ form }: { form: FormProps }) => (
  <div class="field field-state">
    <label for={idOf('state')}>{form.words.fields.state}</label>
    <select
      id={idOf('state')}
      name="state"
      autoComplete="address-level1"
      value={form.draft.state}
      aria-invalid={form.errors.state !== undefined || undefined}
      aria-describedby={form.errors.state && `${idOf('state')}-erro`}
      onChange={(event) => form.onType({ state: event.currentTarget.value })}
    >
      <option value="">{form.words.fields.choose}</option>
      {STATES.map((uf) => (
        <option key={uf} value={uf} selected={uf === form.draft.state}>
          {uf}
        </option>
      ))}
    </select>
    <FieldError field="state" form={form} />
  </div>
);
