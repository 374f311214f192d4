import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { type IdentityPorts, isChallenge } from '../ports.ts';
import { packed, unpacked } from './challenge-text.ts';
import { evenly } from './evenly.ts';
import { type Arrival, type Started, startSession } from './start-session.ts';

type Door<Code extends string> = Promise<Result<Started | { challenge: string }, Code>>;

interface Knock {
  shown: { email: string; password: string };
  arrival: Arrival;
  /** Takes a place for a letter to the address shown; false when it has had its share. */
  mayWrite: () => Promise<boolean>;
}

const proven = async (
  ports: IdentityPorts,
  { shown: { email, password }, arrival, mayWrite }: Knock,
): Door<'credentials_wrong' | 'too_many_requests'> => {
  const answer = await ports.accounts.signIn(email, password);
  if (answer.ok) {
    if (isChallenge(answer.value))
      // Shoppers make their own accounts: whoever is asked for more here was put there by no door of ours.
      return answer.value.asks === 'totp'
        ? ok({ challenge: packed(answer.value) })
        : fail('credentials_wrong');
    const started = await startSession(ports)(answer.value, arrival);
    return started ? ok(started) : fail('credentials_wrong');
  }
  if (answer.code !== 'unconfirmed') return fail(answer.code);
  if (await mayWrite()) await ports.accounts.resendCode(email);
  return fail('credentials_wrong');
};

/**
 * Whatever is wrong, the answer is one. An account that awaits its code answers like a wrong password, since the pool
 * says so before it looks at the password; its owner gets the code once more, as often as anybody may have letters sent
 * there. Whether one went is not told either.
 */
export const signIn = (ports: IdentityPorts) => (knock: Knock) =>
  evenly(ports.pause, 'refusals')(() => proven(ports, knock));

export const answerChallenge =
  (ports: IdentityPorts) =>
  async (
    { challenge, code }: { challenge: string; code: string },
    arrival: Arrival,
  ): Door<'code_invalid' | 'challenge_expired' | 'too_many_requests'> => {
    const asked = unpacked(challenge);
    if (!asked) return fail('challenge_expired');
    const answer = await ports.accounts.answer(asked, code);
    if (!answer.ok) return answer;
    const started = await startSession(ports)(answer.value, arrival);
    return started ? ok(started) : fail('challenge_expired');
  };
