import type {
  answerChallenge,
  confirmSignUp,
  forgotPassword,
  refreshSession,
  resendCode,
  resetPassword,
  signIn,
  signOut,
  signUp,
} from '@loja/contracts/http/auth.ts';
import type { BodySentOf } from '@loja/contracts/route.ts';
import { type Answer, call, type Failure } from '../../lib/api.ts';

export type SignedIn = Answer<typeof signIn>;

export const signInCall = (body: BodySentOf<typeof signIn>): Promise<SignedIn> =>
  call<typeof signIn>('POST', '/auth/sign-in', { body });

export const challengeCall = (body: BodySentOf<typeof answerChallenge>): Promise<SignedIn> =>
  call<typeof answerChallenge>('POST', '/auth/challenge', { body });

export const signUpCall = (body: BodySentOf<typeof signUp>): Promise<Answer<typeof signUp>> =>
  call<typeof signUp>('POST', '/auth/sign-up', { body });

export const confirmCall = (body: BodySentOf<typeof confirmSignUp>): Promise<Answer<typeof confirmSignUp>> =>
  call<typeof confirmSignUp>('POST', '/auth/confirm', { body });

export const codeCall = (email: string): Promise<Answer<typeof resendCode>> =>
  call<typeof resendCode>('POST', '/auth/code', { body: { email } });

export const forgotCall = (email: string): Promise<Answer<typeof forgotPassword>> =>
  call<typeof forgotPassword>('POST', '/auth/forgot', { body: { email } });

export const resetCall = (body: BodySentOf<typeof resetPassword>): Promise<Answer<typeof resetPassword>> =>
  call<typeof resetPassword>('POST', '/auth/reset', { body });

export const signOutCall = (): Promise<Answer<typeof signOut>> =>
  call<typeof signOut>('POST', '/auth/sign-out');

const refreshCall = (): Promise<Answer<typeof refreshSession>> =>
  call<typeof refreshSession>('POST', '/auth/refresh');

const signedOutCodes: readonly string[] = ['unauthorized', 'session_stale', 'session_expired'];
const isSignedOut = ({ problem }: Failure): boolean =>
  problem !== 'unreachable' && signedOutCodes.includes(problem.code);

/** Its cookie of a quarter of an hour may be over while the session lives: it is renewed once, and asked again. */
export const asCustomer = async <Reply extends { ok: boolean }>(
  ask: () => Promise<Reply | Failure>,
): Promise<Reply | Failure | 'signed_out'> => {
  const first = await ask();
  if (!isFailure(first) || !isSignedOut(first)) return first;
  const renewed = await refreshCall();
  if (!renewed.ok) return isSignedOut(renewed) ? 'signed_out' : renewed;
  const again = await ask();
  return isFailure(again) && isSignedOut(again) ? 'signed_out' : again;
};

const isFailure = (answer: { ok: boolean } | Failure): answer is Failure => !answer.ok;
