import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { problemText } from '../../lib/problem-text.ts';
import { QrCode } from '../order/qr-code.tsx';
import { AccountBox, type AccountProps, Refused } from './account-box.tsx';
import { totpBegun, totpConfirmed, totpStopped } from './account-calls.ts';
import { Guarded, useGuarded } from './again-form.tsx';
import { useForm } from './use-form.ts';

type Props = { props: AccountProps; totp: boolean; onChanged: () => void };
type Begun = { secret: string; uri: string };
type PartProps = { props: AccountProps; guard: ReturnType<typeof useGuarded> };

const ConfirmTotp = ({ props, guard, begun, onDone }: PartProps & { begun: Begun; onDone: () => void }) => {
  const { account, words } = props;
  const form = useForm('totp', ['totp'], ({ totp }) => guard.guarded(() => totpConfirmed(totp), onDone));
  return (
    <form class="account-form account-totp" onSubmit={form.submit} noValidate>
      <p>{account.security.totpScan}</p>
      <QrCode code={begun.uri} label={account.security.totpScan} />
      <p>
        {account.security.totpKey}: <span class="account-key">{begun.secret}</span>
      </p>
      <AccountBox field="totp" form={form} words={account} />
      <Refused form={form} words={words} />
      <button class="button button-small" type="submit" disabled={form.busy}>
        {form.busy ? account.security.working : account.security.totpConfirm}
      </button>
    </form>
  );
};

export const TotpForm = ({ props, totp, onChanged }: Props) => {
  const { security } = props.account;
  const guard = useGuarded(props.paths.signIn);
  const [begun, setBegun] = useState<Begun>();
  const [failure, setFailure] = useState<Failure>();
  const done = () => {
    setBegun(undefined);
    onChanged();
  };
  const turn = async () =>
    setFailure(await (totp ? guard.guarded(totpStopped, done) : guard.guarded(totpBegun, setBegun)));
  return (
    <section class="account-card" aria-labelledby="totp-titulo">
      <h2 id="totp-titulo">{security.totp}</h2>
      <p>{totp ? security.totpOn : security.totpOff}</p>
      <Guarded props={props} totp={totp} guard={guard}>
        {begun ? (
          <ConfirmTotp props={props} guard={guard} begun={begun} onDone={done} />
        ) : (
          <p>
            <button class="button button-line button-small" type="button" onClick={turn}>
              {totp ? security.totpStop : security.totpStart}
            </button>
          </p>
        )}
      </Guarded>
      {failure && (
        <p class="notice notice-bad" role="alert">
          {problemText(failure, props.words)}
        </p>
      )}
    </section>
  );
};
