import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { problemText } from '../../lib/problem-text.ts';
import type { AccountWords } from '../../messages/account.pt-BR.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import type { FieldName } from './account-fields.ts';
import { boxOf, type Form } from './use-form.ts';

export type AccountProps = {
  words: Pick<Actions, 'locale' | 'loading' | 'down' | 'retry' | 'retrying' | 'problems' | 'unreachable'>;
  account: AccountWords;
  paths: Record<
    | 'signIn'
    | 'signUp'
    | 'forgot'
    | 'orders'
    | 'data'
    | 'security'
    | 'privacy'
    | 'order'
    | 'coffees'
    | 'terms'
    | 'policy',
    string
  >;
};

const secret: readonly FieldName[] = ['password', 'newPassword', 'currentPassword'];

/** What a password manager and a phone's keyboard need to know. */
const boxes: Partial<Record<FieldName, JSX.InputHTMLAttributes<HTMLInputElement>>> = {
  email: { type: 'email', autoComplete: 'username', inputMode: 'email', spellcheck: false },
  newEmail: { type: 'email', autoComplete: 'email', inputMode: 'email', spellcheck: false },
  password: { autoComplete: 'current-password' },
  currentPassword: { autoComplete: 'current-password' },
  newPassword: { autoComplete: 'new-password' },
  code: { autoComplete: 'one-time-code', inputMode: 'numeric', maxLength: 6 },
  totp: { autoComplete: 'one-time-code', inputMode: 'numeric', maxLength: 6 },
  name: { autoComplete: 'name', maxLength: 120 },
  phone: { type: 'tel', autoComplete: 'tel-national' },
  label: { maxLength: 40 },
  cep: { autoComplete: 'postal-code', inputMode: 'numeric', maxLength: 9 },
  street: { autoComplete: 'address-line1', maxLength: 120 },
  number: { maxLength: 20 },
  complement: { autoComplete: 'address-line2', maxLength: 80 },
  district: { autoComplete: 'address-level3', maxLength: 80 },
  city: { autoComplete: 'address-level2', maxLength: 80 },
};

const Reveal = ({
  shown,
  words,
  onTurn,
}: {
  shown: boolean;
  words: AccountWords;
  onTurn: (shown: boolean) => void;
}) => (
  <button
    class="link"
    type="button"
    aria-label={shown ? words.fields.hide : words.fields.show}
    onClick={() => onTurn(!shown)}
  >
    {shown ? words.hide : words.show}
  </button>
);

type BoxProps<Name extends FieldName> = { field: Name; form: Form<Name>; words: AccountWords; hint?: string };

export const AccountBox = <Name extends FieldName>({ field, form, words, hint }: BoxProps<Name>) => {
  const [shown, setShown] = useState(false);
  const id = boxOf(form.id, field);
  const wrong = form.errors[field];
  const described = [hint && `${id}-dica`, wrong && `${id}-erro`].filter(Boolean).join(' ');
  const isSecret = secret.includes(field);
  return (
    <div class="field">
      <label for={id}>{words.fields[field]}</label>
      <div class={isSecret ? 'secret' : undefined}>
        <input
          {...boxes[field]}
          {...(isSecret ? { type: shown ? 'text' : 'password' } : {})}
          id={id}
          name={field}
          value={form.values[field]}
          aria-invalid={wrong !== undefined || undefined}
          aria-describedby={described || undefined}
          onInput={(event) => form.type(field, event.currentTarget.value)}
        />
        {isSecret && <Reveal shown={shown} words={words} onTurn={setShown} />}
      </div>
      {hint && (
        <p class="field-hint" id={`${id}-dica`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="field-error" id={`${id}-erro`}>
          {words.errors[wrong]}
        </p>
      )}
    </div>
  );
};

/** Where nobody types an e-mail, what does not match is the password. */
export const ofPasswordAlone = ({ words, account }: AccountProps): AccountProps['words'] => ({
  ...words,
  problems: { ...words.problems, credentials_wrong: account.security.passwordWrong },
});

/** What the API said no to, above the button that asked. */
export const Refused = <Name extends FieldName>({
  form,
  words,
}: {
  form: Form<Name>;
  words: AccountProps['words'];
}) =>
  form.failure ? (
    <p class="notice notice-bad" role="alert">
      {problemText(form.failure, words)}
    </p>
  ) : null;
