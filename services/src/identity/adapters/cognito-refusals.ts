import { fail, ok, type Result } from '@loja/kernel/result.ts';
import * as z from 'zod';

export const Nothing = z.object({}).transform(() => undefined);

/**
 * The pool's refusals by ours. One that is not named is a surprise and thrown. Attempt limits count per account, so that
 * they must look like what an unknown address meets; the limit on all callers says itself.
 */
export const refusedAs = <Value, Code extends string>(
  answer: Result<Value, string>,
  codes: Readonly<Record<string, Code>>,
): Result<Value, Code | 'too_many_requests'> => {
  if (answer.ok) return answer;
  if (answer.code === 'TooManyRequestsException') return fail('too_many_requests');
  const code = codes[answer.code];
  if (code === undefined) throw new Error(`the pool refused: ${answer.code}`);
  return fail(code);
};

export const badCode = {
  CodeMismatchException: 'code_invalid',
  ExpiredCodeException: 'code_invalid',
  LimitExceededException: 'code_invalid',
  TooManyFailedAttemptsException: 'code_invalid',
  // The account is confirmed already, or not there.
  NotAuthorizedException: 'code_invalid',
  UserNotFoundException: 'code_invalid',
  AliasExistsException: 'code_invalid',
} as const;

/** The step of a sign-in has ended, or was never asked of this person. */
export const tooLate = {
  NotAuthorizedException: 'challenge_expired',
  InvalidParameterException: 'challenge_expired',
  UserNotFoundException: 'challenge_expired',
} as const;

/** Sent or not, the caller hears the same. */
export const silent = <Value>(answer: Result<Value, string>): Result<undefined, 'too_many_requests'> =>
  !answer.ok && answer.code === 'TooManyRequestsException' ? fail('too_many_requests') : ok(undefined);

/** For what the pool never refuses to who shows a good token. */
export const must = <Value>(answer: Result<Value, string>): Value => {
  if (!answer.ok) throw new Error(`the pool refused: ${answer.code}`);
  return answer.value;
};
