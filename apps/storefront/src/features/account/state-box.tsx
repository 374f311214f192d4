import type { AccountWords } from '../../messages/account.pt-BR.ts';
import { STATES } from '../checkout/fields.tsx';
import { boxOf, type Form } from './use-form.ts';

type Props<Name extends 'state'> = { form: Form<Name>; words: AccountWords };

export const StateBox = <Name extends 'state'>({ form, words }: Props<Name>) => {
  const id = boxOf(form.id, 'state');
  const wrong = form.errors['state' as Name];
  const value: string = form.values['state' as Name];
  return (
    <div class="field">
      <label for={id}>{words.fields.state}</label>
      <select
        id={id}
        name="state"
        autoComplete="address-level1"
        value={value}
        aria-invalid={wrong !== undefined || undefined}
        onChange={(event) => form.type('state' as Name, event.currentTarget.value)}
      >
        <option value="">{words.fields.choose}</option>
        {STATES.map((uf) => (
          <option key={uf} value={uf} selected={uf === value}>
            {uf}
          </option>
        ))}
      </select>
      {wrong && <p class="field-error">{words.errors[wrong]}</p>}
    </div>
  );
};
