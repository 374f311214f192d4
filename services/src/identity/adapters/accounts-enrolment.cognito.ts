import { ok } from '@loja/kernel/result.ts';
import * as z from 'zod';
import type { Accounts } from '../ports.ts';
import { Asked, answerOf, Signed, tokensOf } from './auth-answers.ts';
import type { CognitoCalls } from './cognito-calls.ts';
import { must, refusedAs, tooLate } from './cognito-refusals.ts';

const Associated = z.object({ SecretCode: z.string(), Session: z.string() });
const Verified = z.object({ Session: z.string() });

/** A first sign-in at a pool that makes its people's accounts and asks all of them for a second factor. */
export const accountsEnrolment = ({
  call,
  proof,
  clientId,
}: CognitoCalls): Pick<Accounts, 'choosePassword' | 'beginEnrolment' | 'confirmEnrolment'> => {
  const respond = async (
    ChallengeName: string,
    { username, session }: { username: string; session: string },
    shown: Record<string, string>,
  ) => ({
    ClientId: clientId,
    ChallengeName,
    Session: session,
    ChallengeResponses: { USERNAME: username, SECRET_HASH: await proof(username), ...shown },
  });

  return {
    async choosePassword(challenge, password) {
      const input = await respond('NEW_PASSWORD_REQUIRED', challenge, { NEW_PASSWORD: password });
      const answer = await call('RespondToAuthChallenge', input, z.union([Signed, Asked]));
      const refused = refusedAs(answer, {
        ...tooLate,
        InvalidPasswordException: 'password_refused',
        PasswordHistoryPolicyViolationException: 'password_refused',
      });
      return refused.ok ? ok(answerOf(refused.value, challenge.username)) : refused;
    },

    async beginEnrolment({ username, session }) {
      const { SecretCode, Session } = must(
        await call('AssociateSoftwareToken', { Session: session }, Associated),
      );
      return { secret: SecretCode, challenge: { username, session: Session } };
    },

    async confirmEnrolment({ username, session }, code) {
      const shown = { Session: session, UserCode: code };
      const verified = refusedAs(await call('VerifySoftwareToken', shown, Verified), {
        ...tooLate,
        CodeMismatchException: 'code_invalid',
        EnableSoftwareTokenMFAException: 'code_invalid',
      });
      if (!verified.ok) return verified;
      const input = await respond('MFA_SETUP', { username, session: verified.value.Session }, {});
      const answer = refusedAs(await call('RespondToAuthChallenge', input, Signed), tooLate);
      return answer.ok ? ok(tokensOf(answer.value)) : answer;
    },
  };
};
