import { useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { AccountBox, type AccountProps, Refused } from './account-box.tsx';
import { signInCall, signUpCall } from './auth-calls.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { broughtCart, enter } from './enter.ts';
import { useAddress } from './use-address.ts';
import { useForm } from './use-form.ts';

type Opened = { email: string; password: string };

const Agreement = ({ props }: { props: AccountProps }) => {
  const { signUp } = props.account;
  return (
    <p class="field-hint">
      {signUp.termsBefore} <a href={props.paths.terms}>{signUp.terms}</a> {signUp.termsMiddle}{' '}
      <a href={props.paths.policy}>{signUp.privacy}</a>.
    </p>
  );
};

const Opening = ({ props, onOpened }: { props: AccountProps; onOpened: (opened: Opened) => void }) => {
  const { account, words, paths } = props;
  const search = useAddress();
  const [marketing, setMarketing] = useState(false);
  const form = useForm('criar', ['email', 'newPassword'], async ({ email, newPassword: password }) => {
    const answer = await signUpCall({
      email,
      password,
      marketing,
      locale: words.locale === 'en' ? 'en' : 'pt-BR',
    });
    if (!answer.ok) return answer;
    onOpened({ email, password });
    return undefined;
  });
  return (
    <>
      <p>{account.signUp.text}</p>
      <form class="account-form" onSubmit={form.submit} noValidate>
        <AccountBox field="email" form={form} words={account} />
        <AccountBox field="newPassword" form={form} words={account} hint={account.hints.password} />
        <label class="account-check">
          <input
            type="checkbox"
            checked={marketing}
            onChange={(event) => setMarketing(event.currentTarget.checked)}
          />
          <span>{account.signUp.marketing}</span>
        </label>
        <Refused form={form} words={words} />
        <button class="button" type="submit" disabled={form.busy}>
          {form.busy ? account.signUp.submitting : account.signUp.submit}
        </button>
        <Agreement props={props} />
      </form>
      <p class="account-ways">
        {account.signUp.have} <a href={`${paths.signIn}${search}`}>{account.signIn.submit}</a>
      </p>
    </>
  );
};

export const SignUpPage = (props: AccountProps) => {
  const [opened, setOpened] = useState<Opened>();
  const goIn = async (account: Opened) => {
    const answer = await signInCall({ ...account, ...broughtCart() });
    if (!answer.ok) return answer;
    if (answer.value.status === 'signed_in') await enter(answer.value, props.paths.orders);
    return undefined;
  };
  return (
    <div class="account-door">
      {opened ? (
        <ConfirmForm
          props={props}
          email={opened.email}
          text={fill(props.account.signUp.confirmText, { email: opened.email })}
          onConfirmed={() => goIn(opened)}
        />
      ) : (
        <Opening props={props} onOpened={setOpened} />
      )}
    </div>
  );
};
