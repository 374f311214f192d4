import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { problemText } from '../../lib/problem-text.ts';
import { AccountBox, type AccountProps, Refused } from './account-box.tsx';
import { codeCall, confirmCall } from './auth-calls.ts';
import { useForm } from './use-form.ts';

type Props = {
  props: AccountProps;
  email: string;
  text: string;
  /** Whoever has just shown that the e-mail is theirs typed the password a minute ago: no need to ask it again. */
  onConfirmed: () => Promise<Failure | undefined>;
};

const Resend = ({ props, email }: Pick<Props, 'props' | 'email'>) => {
  const [said, setSaid] = useState('');
  const again = async () => {
    const answer = await codeCall(email);
    setSaid(answer.ok ? props.account.signUp.resent : problemText(answer, props.words));
  };
  return (
    <p class="account-ways">
      <button class="link" type="button" onClick={again}>
        {props.account.signUp.resend}
      </button>
      <span role="status">{said}</span>
    </p>
  );
};

export const ConfirmForm = ({ props, email, text, onConfirmed }: Props) => {
  const { account, words } = props;
  const form = useForm('confirmar', ['code'], async ({ code }) => {
    const answer = await confirmCall({ email, code });
    return answer.ok ? onConfirmed() : answer;
  });
  return (
    <form class="account-form" onSubmit={form.submit} noValidate>
      <h2>{account.signUp.confirmTitle}</h2>
      <p>{text}</p>
      <AccountBox field="code" form={form} words={account} hint={account.hints.code} />
      <Refused form={form} words={words} />
      <button class="button" type="submit" disabled={form.busy}>
        {form.busy ? account.signUp.confirming : account.signUp.confirm}
      </button>
      <Resend props={props} email={email} />
    </form>
  );
};
