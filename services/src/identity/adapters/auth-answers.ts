import * as z from 'zod';
import type { Challenge, Tokens } from '../ports.ts';

/** What Cognito's `InitiateAuth` and `RespondToAuthChallenge` answer: tokens, or a step more. */
const Given = z.object({
  AccessToken: z.string(),
  RefreshToken: z.string(),
  ExpiresIn: z.int(),
});
export const Signed = z.object({ AuthenticationResult: Given });
export const Asked = z.object({
  ChallengeName: z.enum(['SOFTWARE_TOKEN_MFA', 'NEW_PASSWORD_REQUIRED', 'MFA_SETUP']),
  Session: z.string(),
  /** Not said again after another step. */
  ChallengeParameters: z.object({ USER_ID_FOR_SRP: z.string().optional() }).optional(),
});

const asks = {
  SOFTWARE_TOKEN_MFA: 'totp',
  NEW_PASSWORD_REQUIRED: 'new-password',
  MFA_SETUP: 'totp-setup',
} as const satisfies Record<z.output<typeof Asked>['ChallengeName'], Challenge['asks']>;

export const tokensOf = ({ AuthenticationResult: given }: z.output<typeof Signed>): Tokens => ({
  access: given.AccessToken,
  refresh: given.RefreshToken,
  seconds: given.ExpiresIn,
});

/** `username`: as whom the person was asked before, where the pool names them no more. */
export const answerOf = (
  answer: z.output<typeof Signed> | z.output<typeof Asked>,
  username: string,
): Tokens | Challenge =>
  'AuthenticationResult' in answer
    ? tokensOf(answer)
    : {
        asks: asks[answer.ChallengeName],
        username: answer.ChallengeParameters?.USER_ID_FOR_SRP ?? username,
        session: answer.Session,
      };
