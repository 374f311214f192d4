import * as auth from '@loja/contracts/http/staff-auth.ts';
import { ok } from '@loja/kernel/result.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { type Asked, guardedBy, limiterBy } from '#limits/offers.ts';
import { identityPorts } from '../adapters/identity-ports.ts';
import { staff } from '../domain/pool.ts';
import { arrivalBy, fromBy, refreshed, signedInWith } from '../use-cases/answers.ts';
import { challenged } from '../use-cases/challenge-text.ts';
import { refreshSession } from '../use-cases/refresh.ts';
import { signOut } from '../use-cases/sessions.ts';
import { getStaffSession, putOut } from '../use-cases/staff-sessions.ts';
import { answerStaffChallenge, choosePassword, setUpTotp, staffSignIn } from '../use-cases/staff-sign-in.ts';

const dynamo = new Dynamo();
const ports = identityPorts(dynamo, staff);
const guarded = guardedBy(limiterBy(dynamo));

interface OfChallenge {
  body: { challenge: string };
  address: string;
}
const step = ({ body, address }: OfChallenge): Asked[] => [
  ['staff-totp-of-account', challenged(body.challenge)],
  ['staff-sign-in-from-address', address],
];

export const handler = new HttpApp(() => dynamo.calls)
  .on(
    auth.staffSignIn,
    guarded(
      ({ body, address }) => [
        ['staff-sign-in-of-account', body.email],
        ['staff-sign-in-from-address', address],
      ],
      ({ body }) => staffSignIn(ports)(body),
    ),
  )
  .on(
    auth.answerStaffChallenge,
    guarded(step, async (received) =>
      signedInWith(
        await answerStaffChallenge(ports)(received.body, arrivalBy(auth.answerStaffChallenge, received)),
      ),
    ),
  )
  .on(
    auth.chooseStaffPassword,
    // No secret is guessed at here: a person may need some tries at a password that is not common.
    guarded(
      ({ address }) => [['staff-sign-in-from-address', address]],
      ({ body }) => choosePassword(ports)(body),
    ),
  )
  .on(
    auth.setUpStaffTotp,
    guarded(step, async (received) =>
      signedInWith(await setUpTotp(ports)(received.body, arrivalBy(auth.setUpStaffTotp, received))),
    ),
  )
  .on(auth.refreshStaffSession, async (received) =>
    refreshed(await refreshSession(ports)(received.cookies, fromBy(auth.refreshStaffSession, received))),
  )
  .on(auth.signOutStaff, async ({ cookies }) => ({
    ...ok({ status: 'signed_out' }),
    cookies: await signOut(ports)(cookies),
  }))
  .on(auth.getStaffSession, (received) => getStaffSession(ports)(received))
  .on(auth.endStaffSessions, ({ body }) => putOut(ports)(body))
  .lambda();
