import type {
  answerChallenge,
  confirmSignUp,
  forgotPassword,
  resendCode,
  resetPassword,
  signIn,
  signOut,
  signUp,
} from '@loja/contracts/http/auth.ts';
import type { BodySentOf } from '@loja/contracts/route.ts';
import { type Answer, call } from '../../lib/api.ts';

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
