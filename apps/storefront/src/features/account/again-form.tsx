import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { AccountBox, type AccountProps, ofPasswordAlone, Refused } from './account-box.tsx';
import { showAgain } from './account-calls.ts';
import { useForm } from './use-form.ts';
import { type Ask, askSignedIn } from './use-loaded.ts';

const asksAgain = ({ problem }: Failure): boolean =>
  problem !== 'unreachable' && problem.code === 'reauthentication_needed';

/** What is sensitive is asked once; when the password is wanted for it, it is asked again after. */
export const useGuarded = (door: string) => {
  const [waiting, setWaiting] = useState<() => Promise<void>>();
  const guarded = async <Value,>(
    ask: Ask<Value>,
    done: (value: Value) => void,
  ): Promise<Failure | undefined> => {
    const answer = await askSignedIn(ask, door);
    if (!answer) return undefined;
    if (answer.ok) done(answer.value);
    else if (asksAgain(answer))
      setWaiting(() => async () => {
        setWaiting(undefined);
        await guarded(ask, done);
      });
    else return answer;
    return undefined;
  };
  return { guarded, waiting, drop: () => setWaiting(undefined) };
};

type Props = {
  props: AccountProps;
  totp: boolean;
  guard: ReturnType<typeof useGuarded>;
  children: ComponentChildren;
};

const Again = ({
  props,
  totp,
  again,
}: {
  props: AccountProps;
  totp: boolean;
  again: () => Promise<void>;
}) => {
  const { account } = props;
  const names = totp ? (['currentPassword', 'totp'] as const) : (['currentPassword'] as const);
  const form = useForm<'currentPassword' | 'totp'>(
    'denovo',
    names,
    async ({ currentPassword, totp: code }) => {
      const body = { password: currentPassword, ...(totp ? { code } : {}) };
      const answer = await askSignedIn(() => showAgain(body), props.paths.signIn);
      if (answer && !answer.ok) return answer;
      if (answer) await again();
      return undefined;
    },
  );
  return (
    <form class="account-form" onSubmit={form.submit} noValidate>
      <p>{account.security.again}</p>
      {names.map((name) => (
        <AccountBox key={name} field={name} form={form} words={account} />
      ))}
      <Refused form={form} words={ofPasswordAlone(props)} />
      <button class="button button-small" type="submit" disabled={form.busy}>
        {form.busy ? account.security.working : account.security.confirm}
      </button>
    </form>
  );
};

/** In place of what was asked for, as long as the password is wanted. */
export const Guarded = ({ props, totp, guard, children }: Props) =>
  guard.waiting ? <Again props={props} totp={totp} again={guard.waiting} /> : children;
