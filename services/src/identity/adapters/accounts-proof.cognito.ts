import { fail, ok } from '@loja/kernel/result.ts';
import * as z from 'zod';
import type { Accounts } from '../ports.ts';
import { Asked, answerOf, Signed, tokensOf } from './auth-answers.ts';
import type { CognitoCalls } from './cognito-calls.ts';
import { Nothing, refusedAs, tooLate } from './cognito-refusals.ts';

/** Who a person is, by what they show: a password, a code, a token of before. */
export const accountsProof = ({
  call,
  proof,
  clientId,
  clientSecret,
}: CognitoCalls): Pick<Accounts, 'signIn' | 'answer' | 'refresh' | 'revoke'> => ({
  async signIn(email, password) {
    const AuthParameters = { USERNAME: email, PASSWORD: password, SECRET_HASH: await proof(email) };
    const input = { ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters };
    const answer = await call('InitiateAuth', input, z.union([Signed, Asked]));
    const refused = refusedAs(answer, {
      NotAuthorizedException: 'credentials_wrong',
      UserNotFoundException: 'credentials_wrong',
      PasswordResetRequiredException: 'credentials_wrong',
      UserNotConfirmedException: 'unconfirmed',
    });
    return refused.ok ? ok(answerOf(refused.value, email)) : refused;
  },

  async answer({ username, session }, code) {
    const ChallengeResponses = {
      USERNAME: username,
      SOFTWARE_TOKEN_MFA_CODE: code,
      SECRET_HASH: await proof(username),
    };
    const input = {
      ClientId: clientId,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: session,
      ChallengeResponses,
    };
    const answer = refusedAs(await call('RespondToAuthChallenge', input, Signed), {
      CodeMismatchException: 'code_invalid',
      ExpiredCodeException: 'code_invalid',
      ...tooLate,
    });
    return answer.ok ? ok(tokensOf(answer.value)) : answer;
  },

  async refresh(refreshToken) {
    const input = { ClientId: clientId, ClientSecret: await clientSecret(), RefreshToken: refreshToken };
    const answer = await call('GetTokensFromRefreshToken', input, Signed);
    const known = ['NotAuthorizedException', 'RefreshTokenReuseException', 'UserNotFoundException'];
    if (!answer.ok && !known.includes(answer.code)) throw new Error(`the pool refused: ${answer.code}`);
    return answer.ok ? ok(tokensOf(answer.value)) : fail('refused');
  },

  async revoke(refreshToken) {
    const input = { ClientId: clientId, ClientSecret: await clientSecret(), Token: refreshToken };
    await call('RevokeToken', input, Nothing);
  },
});
