import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { otpauthUri } from '../domain/otpauth.ts';
import { type Challenge, type IdentityPorts, isChallenge, type Tokens } from '../ports.ts';
import { packed, unpacked } from './challenge-text.ts';
import { evenly } from './evenly.ts';
import { type Arrival, type Started, startSession } from './start-session.ts';

/** What is asked next on the way in. */
export type NextStep =
  | { status: 'totp_needed' | 'new_password_needed'; challenge: string }
  | { status: 'totp_setup_needed'; challenge: string; secret: string; uri: string };

type Door<Value, Code extends string> = Promise<Result<Value, Code>>;

const asked = { totp: 'totp_needed', 'new-password': 'new_password_needed' } as const;

/** A password alone signs no one in, whatever the pool would say: the second factor is not the pool's to waive. */
const nextStep =
  ({ accounts, shopName }: IdentityPorts, email: string) =>
  async (answer: Tokens | Challenge): Promise<NextStep> => {
    if (!isChallenge(answer)) throw new Error('the staff pool asked for no second factor');
    if (answer.asks !== 'totp-setup') return { status: asked[answer.asks], challenge: packed(answer) };
    const { secret, challenge } = await accounts.beginEnrolment(answer);
    const uri = otpauthUri(`${shopName} (equipe)`, email, secret);
    return { status: 'totp_setup_needed', challenge: packed(challenge), secret, uri };
  };

const shownPassword = async (
  ports: IdentityPorts,
  { email, password }: { email: string; password: string },
): Door<NextStep, 'credentials_wrong' | 'too_many_requests'> => {
  const answer = await ports.accounts.signIn(email, password);
  if (!answer.ok) return fail(answer.code === 'unconfirmed' ? 'credentials_wrong' : answer.code);
  return ok(await nextStep(ports, email)(answer.value));
};

/** Whatever is wrong, the answer is one, and takes as long. */
export const staffSignIn = (ports: IdentityPorts) => (shown: { email: string; password: string }) =>
  evenly(ports.pause, 'refusals')(() => shownPassword(ports, shown));

interface ChosenPassword {
  challenge: string;
  email: string;
  password: string;
}

/** One's own password in place of the one that was handed out. */
export const choosePassword =
  (ports: IdentityPorts) =>
  async ({
    challenge,
    email,
    password,
  }: ChosenPassword): Door<NextStep, 'password_common' | 'challenge_expired' | 'too_many_requests'> => {
    const carried = unpacked(challenge);
    if (!carried) return fail('challenge_expired');
    if (ports.isCommonPassword(password, email)) return fail('password_common');
    const answer = await ports.accounts.choosePassword(carried, password);
    if (!answer.ok) return fail(answer.code === 'password_refused' ? 'password_common' : answer.code);
    return ok(await nextStep(ports, email)(answer.value));
  };

interface ShownCode {
  challenge: string;
  code: string;
}
type Entered = Door<Started, 'code_invalid' | 'challenge_expired' | 'too_many_requests'>;

const entering =
  (way: 'answer' | 'confirmEnrolment') =>
  (ports: IdentityPorts) =>
  async ({ challenge, code }: ShownCode, arrival: Arrival): Entered => {
    const carried = unpacked(challenge);
    if (!carried) return fail('challenge_expired');
    const answer = await ports.accounts[way](carried, code);
    if (!answer.ok) return answer;
    const started = await startSession(ports)(answer.value, arrival);
    return started ? ok(started) : fail('challenge_expired');
  };

/** The authenticator's code, at every sign-in after the first. */
export const answerStaffChallenge = entering('answer');

/** The first code of an authenticator: it is on from now, and its owner is in. */
export const setUpTotp = entering('confirmEnrolment');
