import * as z from 'zod';
import type { Accounts, Locale } from '../ports.ts';
import type { CognitoCalls } from './cognito-calls.ts';
import { badCode, must, Nothing, refusedAs } from './cognito-refusals.ts';

const User = z.object({
  UserAttributes: z.array(z.object({ Name: z.string(), Value: z.string().optional() })),
  UserMFASettingList: z.array(z.string()).optional(),
});

/** What an owner asks of the own account, by an access token. */
export const accountsOfOwner = ({
  call,
}: CognitoCalls): Pick<Accounts, 'person' | 'changePassword' | 'askForEmail' | 'verifyEmail'> => ({
  async person(access) {
    const answer = await call('GetUser', { AccessToken: access }, User);
    if (!answer.ok) throw new Error(`the pool refused: ${answer.code}`);
    const { UserAttributes, UserMFASettingList = [] } = answer.value;
    const told = new Map(UserAttributes.map(({ Name, Value = '' }) => [Name, Value]));
    const locale: Locale = told.get('locale') === 'en' ? 'en' : 'pt-BR';
    const totp = UserMFASettingList.includes('SOFTWARE_TOKEN_MFA');
    return { subject: told.get('sub') ?? '', email: told.get('email') ?? '', locale, totp };
  },

  async changePassword(access, current, next) {
    const input = { AccessToken: access, PreviousPassword: current, ProposedPassword: next };
    return refusedAs(await call('ChangePassword', input, Nothing), {
      NotAuthorizedException: 'credentials_wrong',
      LimitExceededException: 'too_many_requests',
      InvalidPasswordException: 'password_refused',
    });
  },

  async askForEmail(access, email) {
    const UserAttributes = [{ Name: 'email', Value: email }];
    const answer = await call('UpdateUserAttributes', { AccessToken: access, UserAttributes }, Nothing);
    return refusedAs(answer, {
      AliasExistsException: 'taken',
      LimitExceededException: 'too_many_requests',
    });
  },

  async verifyEmail(access, code) {
    const input = { AccessToken: access, AttributeName: 'email', Code: code };
    return refusedAs(await call('VerifyUserAttribute', input, Nothing), badCode);
  },
});

/** The authenticator of an account. */
export const authenticatorOf = ({
  call,
}: CognitoCalls): Pick<Accounts, 'beginTotp' | 'confirmTotp' | 'stopTotp'> => {
  const prefer = async (access: string, on: boolean): Promise<void> => {
    const SoftwareTokenMfaSettings = { Enabled: on, PreferredMfa: on };
    must(await call('SetUserMFAPreference', { AccessToken: access, SoftwareTokenMfaSettings }, Nothing));
  };

  return {
    async beginTotp(access) {
      const answer = await call(
        'AssociateSoftwareToken',
        { AccessToken: access },
        z.object({ SecretCode: z.string() }),
      );
      return must(answer).SecretCode;
    },

    async confirmTotp(access, code) {
      const verified = refusedAs(
        await call('VerifySoftwareToken', { AccessToken: access, UserCode: code }, Nothing),
        {
          ...badCode,
          EnableSoftwareTokenMFAException: 'code_invalid',
          SoftwareTokenMFANotFoundException: 'code_invalid',
        },
      );
      if (verified.ok) await prefer(access, true);
      return verified;
    },

    async stopTotp(access) {
      await prefer(access, false);
    },
  };
};
