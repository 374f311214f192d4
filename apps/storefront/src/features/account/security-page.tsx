import type { getSession, listSessions } from '@loja/contracts/http/account-security.ts';
import type { ReplyOf } from '@loja/contracts/route.ts';
import { fill } from '../../lib/fill.ts';
import { momentText } from '../order/moments.ts';
import type { AccountProps } from './account-box.tsx';
import { endOne, endOthers, session, sessions } from './account-calls.ts';
import { AccountShell } from './account-shell.tsx';
import { EmailForm } from './email-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { TotpForm } from './totp-form.tsx';
import { type Ask, askSignedIn, useLoaded } from './use-loaded.ts';

type Open = ReplyOf<typeof getSession> & ReplyOf<typeof listSessions>;

const both: Ask<Open> = async () => {
  const [here, all] = await Promise.all([session(), sessions()]);
  if (!here.ok) return here;
  return all.ok ? { ok: true, value: { ...here.value, ...all.value } } : all;
};

type SessionsProps = { props: AccountProps; open: Open; onChanged: () => void };

const Sessions = ({ props, open, onChanged }: SessionsProps) => {
  const { security } = props.account;
  const { locale } = props.words;
  const end = async (ask: Ask<unknown>) => {
    if (await askSignedIn(ask, props.paths.signIn)) onChanged();
  };
  return (
    <section class="account-card" aria-labelledby="sessoes-titulo">
      <h2 id="sessoes-titulo">{security.sessions}</h2>
      <ul class="account-list">
        {open.sessions.map(({ sessionId, device, createdAt, lastSeenAt, current }) => (
          <li class="account-row" key={sessionId}>
            <div>
              <strong>{device}</strong>
              {current && <span class="tag">{security.thisOne}</span>}
              <small>
                {fill(security.since, {
                  date: momentText(createdAt, locale),
                  seen: momentText(lastSeenAt, locale),
                })}
              </small>
            </div>
            {!current && (
              <button class="link" type="button" onClick={() => end(() => endOne(sessionId))}>
                {security.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      {open.sessions.length > 1 && (
        <p>
          <button class="button button-line button-small" type="button" onClick={() => end(endOthers)}>
            {security.endOthers}
          </button>
        </p>
      )}
    </section>
  );
};

export const SecurityPage = (props: AccountProps) => {
  const loaded = useLoaded(both, props.paths.signIn);
  return (
    <AccountShell props={props} here="security" loaded={loaded}>
      {(open) => (
        <div class="account-cards">
          <PasswordForm props={props} onChanged={loaded.load} />
          <EmailForm props={props} email={open.email} totp={open.totp} onChanged={loaded.load} />
          <TotpForm props={props} totp={open.totp} onChanged={loaded.load} />
          <Sessions props={props} open={open} onChanged={loaded.load} />
        </div>
      )}
    </AccountShell>
  );
};
