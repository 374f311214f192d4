import { useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { AccountBox, type AccountProps, Refused } from './account-box.tsx';
import { forgotCall, resetCall } from './auth-calls.ts';
import { useForm } from './use-form.ts';

type Step = { name: 'ask' } | { name: 'reset'; email: string } | { name: 'done' };
type StepProps = { props: AccountProps; next: (step: Step) => void };

const Ask = ({ props, next }: StepProps) => {
  const { account, words } = props;
  const form = useForm('esqueci', ['email'], async ({ email }) => {
    const answer = await forgotCall(email);
    if (!answer.ok) return answer;
    next({ name: 'reset', email });
    return undefined;
  });
  return (
    <form class="account-form" onSubmit={form.submit} noValidate>
      <p>{account.forgot.text}</p>
      <AccountBox field="email" form={form} words={account} />
      <Refused form={form} words={words} />
      <button class="button" type="submit" disabled={form.busy}>
        {form.busy ? account.forgot.submitting : account.forgot.submit}
      </button>
    </form>
  );
};

const Reset = ({ props, next, email }: StepProps & { email: string }) => {
  const { account, words } = props;
  const form = useForm('trocar', ['code', 'newPassword'], async ({ code, newPassword }) => {
    const answer = await resetCall({ email, code, password: newPassword });
    if (!answer.ok) return answer;
    next({ name: 'done' });
    return undefined;
  });
  return (
    <form class="account-form" onSubmit={form.submit} noValidate>
      <h2>{account.forgot.resetTitle}</h2>
      <p>{fill(account.forgot.resetText, { email })}</p>
      <AccountBox field="code" form={form} words={account} hint={account.hints.code} />
      <AccountBox field="newPassword" form={form} words={account} hint={account.hints.password} />
      <Refused form={form} words={words} />
      <button class="button" type="submit" disabled={form.busy}>
        {form.busy ? account.forgot.resetting : account.forgot.reset}
      </button>
    </form>
  );
};

export const ForgotPage = (props: AccountProps) => {
  const [step, next] = useState<Step>({ name: 'ask' });
  const { account, paths } = props;
  return (
    <div class="account-door">
      {step.name === 'ask' && <Ask props={props} next={next} />}
      {step.name === 'reset' && <Reset props={props} next={next} email={step.email} />}
      {step.name === 'done' && (
        <p class="notice notice-good" role="status">
          {account.forgot.done}
        </p>
      )}
      <p class="account-ways">
        <a href={paths.signIn}>{step.name === 'done' ? account.signIn.submit : account.forgot.back}</a>
      </p>
    </div>
  );
};
