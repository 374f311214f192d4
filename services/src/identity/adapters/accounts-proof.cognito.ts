import { fail, ok } from '@loja/kernel/result.ts';
import * as z from 'zod';
import type { Accounts, Challenge, Tokens } from '../ports.ts';
import type { CognitoCalls } from './cognito-calls.ts';
import { Nothing, refusedAs } from './cognito-refusals.ts';

const Given = z.object({
  AccessToken: z.string(),
  RefreshToken: z.string(),
  ExpiresIn: z.int(),
});
const Signed = z.object({ AuthenticationResult: Given });
const Asked = z.object({
  ChallengeName: z.literal('SOFTWARE_TOKEN_MFA'),
  Session: z.string(),
  ChallengeParameters: z.object({ USER_ID_FOR_SRP: z.string() }),
});

const tokensOf = ({ AuthenticationResult: given }: z.output<typeof Signed>): Tokens => ({
  access: given.AccessToken,
  refresh: given.RefreshToken,
  seconds: given.ExpiresIn,
});

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
    if (!refused.ok) return refused;
    const { value } = refused;
    if ('AuthenticationResult' in value) return ok(tokensOf(value));
    return ok({ username: value.ChallengeParameters.USER_ID_FOR_SRP, session: value.Session });
  },

  async answer({ username, session }: Challenge, code) {
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
      NotAuthorizedException: 'challenge_expired',
      InvalidParameterException: 'challenge_expired',
      UserNotFoundException: 'challenge_expired',
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
