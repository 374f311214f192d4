import { ok } from '@loja/kernel/result.ts';
import * as z from 'zod';
import type { Accounts } from '../ports.ts';
import type { CognitoCalls } from './cognito-calls.ts';
import { badCode, Nothing, refusedAs, silent } from './cognito-refusals.ts';

/** What anybody may ask of an account by its address; none of it says whether there is one. */
export const accountsByAddress = ({
  call,
  proof,
  clientId,
}: CognitoCalls): Pick<Accounts, 'signUp' | 'confirm' | 'resendCode' | 'forgot' | 'reset'> => {
  const byName = async (email: string) => ({
    ClientId: clientId,
    Username: email,
    SecretHash: await proof(email),
  });

  return {
    async signUp({ email, password, locale }) {
      const UserAttributes = [
        { Name: 'email', Value: email },
        { Name: 'locale', Value: locale },
      ];
      const input = { ...(await byName(email)), Password: password, UserAttributes };
      const answer = await call('SignUp', input, z.object({ UserSub: z.string() }));
      const refused = refusedAs(answer, {
        UsernameExistsException: 'taken',
        InvalidPasswordException: 'password_refused',
      });
      return refused.ok ? ok({ subject: refused.value.UserSub }) : refused;
    },

    async confirm(email, code) {
      const input = { ...(await byName(email)), ConfirmationCode: code };
      return refusedAs(await call('ConfirmSignUp', input, Nothing), badCode);
    },

    async resendCode(email) {
      return silent(await call('ResendConfirmationCode', await byName(email), Nothing));
    },

    async forgot(email) {
      return silent(await call('ForgotPassword', await byName(email), Nothing));
    },

    async reset(email, code, password) {
      const input = { ...(await byName(email)), ConfirmationCode: code, Password: password };
      return refusedAs(await call('ConfirmForgotPassword', input, Nothing), {
        ...badCode,
        UserNotConfirmedException: 'code_invalid',
        InvalidPasswordException: 'password_refused',
      });
    },
  };
};
