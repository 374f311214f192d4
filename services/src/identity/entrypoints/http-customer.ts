import * as security from '@loja/contracts/http/account-security.ts';
import * as auth from '@loja/contracts/http/auth.ts';
import { ok } from '@loja/kernel/result.ts';
import { type SignedIn, signedIn } from '@loja/platform/customer.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { type Asked, guardedBy, limiterBy } from '#limits/offers.ts';
import { identityPorts } from '../adapters/identity-ports.ts';
import { shoppers } from '../domain/pool.ts';
import { dropCookies } from '../domain/session-cookie.ts';
import { answered, arrivalBy, askerIn, fromBy, refreshed, signedInWith } from '../use-cases/answers.ts';
import { challenged } from '../use-cases/challenge-text.ts';
import { forgotPassword, resetPassword } from '../use-cases/recover.ts';
import { refreshSession } from '../use-cases/refresh.ts';
import {
  askForEmail,
  changeEmail,
  changePassword,
  getSession,
  reauthenticate,
} from '../use-cases/security.ts';
import { endAll, endOne, listSessions, signOut } from '../use-cases/sessions.ts';
import { answerChallenge, signIn } from '../use-cases/sign-in.ts';
import { confirmSignUp, resendCode, signUp } from '../use-cases/sign-up.ts';
import { beginTotp, confirmTotp, stopTotp } from '../use-cases/totp.ts';

const dynamo = new Dynamo();
const ports = identityPorts(dynamo, shoppers);
const asker = askerIn(shoppers);
const sent = { sent: true } as const;
const limiter = limiterBy(dynamo);
const guarded = guardedBy(limiter);

interface FromOutside {
  body: { email: string };
  address: string;
}
/** Whoever asks for a letter decides who gets it: counted by the recipient, by who asks, and all together. */
const letter = ({ body, address }: FromOutside): Asked[] => [
  ['letter-to-recipient', body.email],
  ['letter-from-address', address],
  ['letters-of-all', ''],
];
const codeGuess = ({ body, address }: FromOutside): Asked[] => [
  ['code-of-account', body.email],
  ['code-from-address', address],
];
const ofAccount = (received: { customer: SignedIn | undefined }): Asked[] => [
  ['proof-of-account', signedIn(received).id],
];

const app = new HttpApp(() => dynamo.calls)
  .on(
    auth.signUp,
    guarded(
      (received) => [...letter(received), ['sign-up-from-address', received.address]],
      async ({ body }) => answered(await signUp(ports)(body), sent),
    ),
  )
  .on(
    auth.confirmSignUp,
    guarded(codeGuess, async ({ body }) => answered(await confirmSignUp(ports)(body), { confirmed: true })),
  )
  .on(
    auth.resendCode,
    guarded(letter, async ({ body }) => answered(await resendCode(ports)(body), sent)),
  )
  .on(
    auth.signIn,
    guarded(
      ({ body, address }) => [
        ['sign-in-of-account', body.email],
        ['sign-in-from-address', address],
      ],
      async (received) =>
        signedInWith(
          await signIn(ports)({
            shown: received.body,
            arrival: arrivalBy(auth.signIn, received, received.body.cartId),
            mayWrite: async () => (await limiter.take(...letter(received))).ok,
          }),
        ),
    ),
  )
  .on(
    auth.answerChallenge,
    guarded(
      ({ body, address }) => [
        ['totp-of-account', challenged(body.challenge)],
        ['sign-in-from-address', address],
      ],
      async (received) =>
        signedInWith(
          await answerChallenge(ports)(
            received.body,
            arrivalBy(auth.answerChallenge, received, received.body.cartId),
          ),
        ),
    ),
  )
  .on(auth.refreshSession, async (received) =>
    refreshed(await refreshSession(ports)(received.cookies, fromBy(auth.refreshSession, received))),
  )
  .on(auth.signOut, async ({ cookies }) => ({
    ...ok({ status: 'signed_out' }),
    cookies: await signOut(ports)(cookies),
  }))
  .on(
    auth.forgotPassword,
    guarded(letter, async ({ body }) => answered(await forgotPassword(ports)(body), sent)),
  )
  .on(
    auth.resetPassword,
    guarded(codeGuess, async ({ body }) => ({
      ...answered(await resetPassword(ports)(body), { reset: true }),
      cookies: dropCookies(shoppers),
    })),
  );

export const handler = app
  .on(security.getSession, (received) => getSession(ports)(asker(received)))
  .on(
    security.reauthenticate,
    guarded(ofAccount, (received) => reauthenticate(ports)(asker(received), received.body)),
  )
  .on(
    security.changePassword,
    guarded(ofAccount, (received) => changePassword(ports)(asker(received), received.body)),
  )
  .on(
    security.askForEmail,
    guarded(
      ({ body, address }) => letter({ body: { email: body.newEmail }, address }),
      async (received) => answered(await askForEmail(ports)(asker(received), received.body), sent),
    ),
  )
  .on(
    security.changeEmail,
    guarded(ofAccount, (received) => changeEmail(ports)(asker(received), received.body)),
  )
  .on(security.listSessions, (received) => {
    const { id, session } = signedIn(received);
    return listSessions(ports)(id, session);
  })
  .on(security.endSession, (received) => endOne(ports)(signedIn(received).id, received.params.sessionId))
  .on(security.endOtherSessions, async (received) => {
    const { id, session } = signedIn(received);
    return ok({ ended: await endAll(ports)({ pool: shoppers.pool, subject: id }, session) });
  })
  .on(security.beginTotp, (received) => beginTotp(ports)(asker(received)))
  .on(
    security.confirmTotp,
    guarded(ofAccount, (received) => confirmTotp(ports)(asker(received), received.body)),
  )
  .on(security.stopTotp, (received) => stopTotp(ports)(asker(received)))
  .lambda();
