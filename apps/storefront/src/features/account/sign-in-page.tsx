import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { AccountBox, type AccountProps, Refused } from './account-box.tsx';
import { challengeCall, type SignedIn, signInCall } from './auth-calls.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { broughtCart, enter } from './enter.ts';
import { useAddress } from './use-address.ts';
import { useForm } from './use-form.ts';

type Step =
  | { name: 'door' }
  | { name: 'totp'; challenge: string }
  | { name: 'confirm'; email: string; password: string };

type Go = { next: (step: Step) => void; props: AccountProps };

const settle = async (answer: SignedIn, { next, props }: Go): Promise<Failure | undefined> => {
  if (!answer.ok) return answer;
  if (answer.value.status === 'totp_needed') next({ name: 'totp', challenge: answer.value.challenge });
  else await enter(answer.value, props.paths.orders);
  return undefined;
};

const Door = (go: Go) => {
  const { account, words, paths } = go.props;
  const search = useAddress();
  const form = useForm('entrar', ['email', 'password'], async ({ email, password }) => {
    return settle(await signInCall({ email, password, ...broughtCart() }), go);
  });
  // An account that awaits its code answers like a wrong password, and its owner gets the code once more.
  const isRefused = form.failure !== undefined && form.failure.problem !== 'unreachable';
  return (
    <>
      <p>{account.signIn.text}</p>
      <form class="account-form" onSubmit={form.submit} noValidate>
        <AccountBox field="email" form={form} words={account} />
        <AccountBox field="password" form={form} words={account} />
        <Refused form={form} words={words} />
        <button class="button" type="submit" disabled={form.busy}>
          {form.busy ? account.signIn.submitting : account.signIn.submit}
        </button>
        {isRefused && (
          <button class="link" type="button" onClick={() => go.next({ name: 'confirm', ...form.values })}>
            {account.signIn.haveCode}
          </button>
        )}
      </form>
      <p class="account-ways">
        <a href={paths.forgot}>{account.signIn.forgot}</a>
      </p>
      <p class="account-ways">
        {account.signIn.noAccount} <a href={`${paths.signUp}${search}`}>{account.signIn.create}</a>
      </p>
      <p class="field-hint">{account.signIn.guest}</p>
    </>
  );
};

const SecondFactor = ({ challenge, ...go }: Go & { challenge: string }) => {
  const { account, words } = go.props;
  const form = useForm('etapa', ['totp'], async ({ totp }) =>
    settle(await challengeCall({ challenge, code: totp, ...broughtCart() }), go),
  );
  return (
    <form class="account-form" onSubmit={form.submit} noValidate>
      <h2>{account.signIn.totpTitle}</h2>
      <p>{account.signIn.totpText}</p>
      <AccountBox field="totp" form={form} words={account} />
      <Refused form={form} words={words} />
      <button class="button" type="submit" disabled={form.busy}>
        {form.busy ? account.signIn.submitting : account.signIn.submit}
      </button>
    </form>
  );
};

export const SignInPage = (props: AccountProps) => {
  const [step, next] = useState<Step>({ name: 'door' });
  const go = { next, props };
  return (
    <div class="account-door">
      {step.name === 'door' && <Door {...go} />}
      {step.name === 'totp' && <SecondFactor {...go} challenge={step.challenge} />}
      {step.name === 'confirm' && (
        <ConfirmForm
          props={props}
          text={props.account.signIn.unconfirmed}
          email={step.email}
          onConfirmed={async () => {
            const { email, password } = step;
            return settle(await signInCall({ email, password, ...broughtCart() }), go);
          }}
        />
      )}
    </div>
  );
};
