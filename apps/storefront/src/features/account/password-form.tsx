import { useState } from 'preact/hooks';
import { AccountBox, type AccountProps, ofPasswordAlone, Refused } from './account-box.tsx';
import { newPassword as change } from './account-calls.ts';
import { useForm } from './use-form.ts';
import { askSignedIn } from './use-loaded.ts';

export const PasswordForm = ({ props, onChanged }: { props: AccountProps; onChanged: () => void }) => {
  const { account, paths } = props;
  const [said, setSaid] = useState('');
  const form = useForm('senha', ['currentPassword', 'newPassword'], async (values) => {
    setSaid('');
    const answer = await askSignedIn(() => change(values), paths.signIn);
    if (!answer?.ok) return answer;
    form.clear();
    setSaid(account.security.passwordDone);
    onChanged();
    return undefined;
  });
  return (
    <section class="account-card" aria-labelledby="senha-titulo">
      <h2 id="senha-titulo">{account.security.password}</h2>
      <form class="account-form" onSubmit={form.submit} noValidate>
        <AccountBox field="currentPassword" form={form} words={account} />
        <AccountBox field="newPassword" form={form} words={account} hint={account.hints.password} />
        <Refused form={form} words={ofPasswordAlone(props)} />
        <button class="button button-small" type="submit" disabled={form.busy}>
          {form.busy ? account.security.working : account.security.password}
        </button>
        <p role="status">{said}</p>
      </form>
    </section>
  );
};
