import { useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { AccountBox, type AccountProps, Refused } from './account-box.tsx';
import { askEmail, newEmail as confirm } from './account-calls.ts';
import { Guarded, useGuarded } from './again-form.tsx';
import { useForm } from './use-form.ts';

type Props = { props: AccountProps; email: string; totp: boolean; onChanged: () => void };
type PartProps = Pick<Props, 'props'> & { guard: ReturnType<typeof useGuarded> };

const AskForm = ({ props, guard, onAsked }: PartProps & { onAsked: (email: string) => void }) => {
  const { account, words } = props;
  const form = useForm('email', ['newEmail'], ({ newEmail }) =>
    guard.guarded(
      () => askEmail(newEmail),
      () => onAsked(newEmail),
    ),
  );
  return (
    <form class="account-form" onSubmit={form.submit} noValidate>
      <p class="field-hint">{account.security.emailText}</p>
      <AccountBox field="newEmail" form={form} words={account} />
      <Refused form={form} words={words} />
      <button class="button button-small" type="submit" disabled={form.busy}>
        {form.busy ? account.security.working : account.security.email}
      </button>
    </form>
  );
};

const CodeForm = ({ props, guard, email, onDone }: PartProps & { email: string; onDone: () => void }) => {
  const { account, words } = props;
  const form = useForm('email-novo', ['code'], ({ code }) => guard.guarded(() => confirm(code), onDone));
  return (
    <form class="account-form" onSubmit={form.submit} noValidate>
      <p>{fill(account.security.emailCode, { email })}</p>
      <AccountBox field="code" form={form} words={account} />
      <Refused form={form} words={words} />
      <button class="button button-small" type="submit" disabled={form.busy}>
        {form.busy ? account.security.working : account.security.confirm}
      </button>
    </form>
  );
};

export const EmailForm = ({ props, email, totp, onChanged }: Props) => {
  const { security } = props.account;
  const guard = useGuarded(props.paths.signIn);
  const [asked, setAsked] = useState<string>();
  const [said, setSaid] = useState('');
  const done = () => {
    setAsked(undefined);
    setSaid(security.emailDone);
    onChanged();
  };
  return (
    <section class="account-card" aria-labelledby="email-titulo">
      <h2 id="email-titulo">{security.email}</h2>
      <p>{email}</p>
      <Guarded props={props} totp={totp} guard={guard}>
        {asked ? (
          <CodeForm props={props} guard={guard} email={asked} onDone={done} />
        ) : (
          <AskForm props={props} guard={guard} onAsked={setAsked} />
        )}
      </Guarded>
      <p role="status">{said}</p>
    </section>
  );
};
