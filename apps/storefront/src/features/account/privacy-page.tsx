import type { exportMyData, listConsents } from '@loja/contracts/http/account-privacy.ts';
import type { ReplyOf } from '@loja/contracts/route.ts';
import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { fill } from '../../lib/fill.ts';
import { problemText } from '../../lib/problem-text.ts';
import { dayText } from '../order/moments.ts';
import type { AccountProps } from './account-box.tsx';
import { consent, consents, deleteMe, myData, session } from './account-calls.ts';
import { AccountShell } from './account-shell.tsx';
import { Guarded, useGuarded } from './again-form.tsx';
import { leaveNothing } from './signed-in-mark.ts';
import { type Ask, askSignedIn, useLoaded } from './use-loaded.ts';

type Open = ReplyOf<typeof listConsents> & { totp: boolean };

const both: Ask<Open> = async () => {
  const [here, said] = await Promise.all([session(), consents()]);
  if (!here.ok) return here;
  return said.ok ? { ok: true, value: { ...said.value, totp: here.value.totp } } : said;
};

const Wrong = ({ failure, props }: { failure: Failure | undefined; props: AccountProps }) =>
  failure ? (
    <p class="notice notice-bad" role="alert">
      {problemText(failure, props.words)}
    </p>
  ) : null;

const Consents = ({ props, open }: { props: AccountProps; open: Open }) => {
  const { privacy } = props.account;
  const [said, setSaid] = useState(open.consents);
  const turn = async (kind: (typeof said)[number]['kind'], given: boolean) => {
    const answer = await askSignedIn(() => consent(kind, given), props.paths.signIn);
    if (answer?.ok) setSaid(said.map((one) => (one.kind === kind ? answer.value : one)));
  };
  return (
    <section class="account-card" aria-labelledby="escolhas-titulo">
      <h2 id="escolhas-titulo">{privacy.consents}</h2>
      {said.map(({ kind, given, at }) => (
        <div class="account-row" key={kind}>
          <div>
            <strong>{privacy[kind]}</strong>
            <small>
              {given && at
                ? fill(privacy.given, { date: dayText(at, props.words.locale) })
                : privacy.withdrawn}
            </small>
          </div>
          <button
            class="button button-line button-small"
            type="button"
            aria-pressed={given}
            onClick={() => turn(kind, !given)}
          >
            {given ? privacy.turnOff : privacy.turnOn}
          </button>
        </div>
      ))}
    </section>
  );
};

const save = (data: ReplyOf<typeof exportMyData>): void => {
  const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: 'meus-dados.json' });
  link.click();
  URL.revokeObjectURL(url);
};

const Export = ({ props, totp }: { props: AccountProps; totp: boolean }) => {
  const { privacy } = props.account;
  const guard = useGuarded(props.paths.signIn);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const fetchAll = async () => {
    setBusy(true);
    setFailure(await guard.guarded(myData, save));
    setBusy(false);
  };
  return (
    <section class="account-card" aria-labelledby="levar-titulo">
      <h2 id="levar-titulo">{privacy.export}</h2>
      <p>{privacy.exportText}</p>
      <Guarded props={props} totp={totp} guard={guard}>
        <p>
          <button class="button button-line button-small" type="button" disabled={busy} onClick={fetchAll}>
            {busy ? privacy.exporting : privacy.exportDo}
          </button>
        </p>
      </Guarded>
      <Wrong failure={failure} props={props} />
    </section>
  );
};

const Delete = ({ props, totp, onGone }: { props: AccountProps; totp: boolean; onGone: () => void }) => {
  const { privacy } = props.account;
  const guard = useGuarded(props.paths.signIn);
  const [stage, setStage] = useState<'idle' | 'asking' | 'sending'>('idle');
  const [failure, setFailure] = useState<Failure>();
  const yes = async () => {
    setStage('sending');
    const failed = await guard.guarded(deleteMe, () => {
      leaveNothing();
      onGone();
    });
    setFailure(failed);
    setStage('asking');
  };
  return (
    <section class="account-card" aria-labelledby="apagar-titulo">
      <h2 id="apagar-titulo">{privacy.delete}</h2>
      <p>{privacy.deleteText}</p>
      <Guarded props={props} totp={totp} guard={guard}>
        {stage === 'idle' ? (
          <p>
            <button class="button button-line button-small" type="button" onClick={() => setStage('asking')}>
              {privacy.deleteDo}
            </button>
          </p>
        ) : (
          <fieldset class="notice" aria-label={privacy.delete}>
            <p>{privacy.deleteSure}</p>
            <button class="button button-small" type="button" disabled={stage === 'sending'} onClick={yes}>
              {stage === 'sending' ? privacy.deleting : privacy.deleteYes}
            </button>
            <button class="button button-line button-small" type="button" onClick={() => setStage('idle')}>
              {privacy.deleteNo}
            </button>
          </fieldset>
        )}
      </Guarded>
      <Wrong failure={failure} props={props} />
    </section>
  );
};

/** Nothing of the account is left on the page either. */
const Gone = ({ props }: { props: AccountProps }) => (
  <div class="empty">
    <p class="notice notice-good" role="status">
      {props.account.privacy.deleted}
    </p>
    <p class="empty-ways">
      <a class="button" href={props.paths.coffees}>
        {props.account.orders.browse}
      </a>
    </p>
  </div>
);

export const PrivacyPage = (props: AccountProps) => {
  const loaded = useLoaded(both, props.paths.signIn);
  const [gone, setGone] = useState(false);
  const { privacy } = props.account;
  if (gone) return <Gone props={props} />;
  return (
    <AccountShell props={props} here="privacy" loaded={loaded}>
      {(open) => (
        <>
          <p>
            {privacy.text} <a href={props.paths.policy}>{privacy.policy}</a>.
          </p>
          <div class="account-cards">
            <Consents props={props} open={open} />
            <Export props={props} totp={open.totp} />
            <Delete props={props} totp={open.totp} onGone={() => setGone(true)} />
          </div>
        </>
      )}
    </AccountShell>
  );
};
