import { createHmac } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  UsernameExistsException,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { awsClientOptions } from './ministack.ts';
import type { Secrets } from './secrets.ts';
import type { StoreSettings } from './settings.ts';
import { StartupError } from './startup-error.ts';
import { totp } from './totp.ts';

export const staffEmail = 'equipe@manaca.example';

interface Pool {
  UserPoolId: string;
  ClientId: string;
}

const create = async (client: CognitoIdentityProviderClient, { UserPoolId }: Pool, password: string) => {
  const user = { UserPoolId, Username: staffEmail };
  const UserAttributes = [
    { Name: 'email', Value: staffEmail },
    { Name: 'email_verified', Value: 'true' },
  ];
  try {
    await client.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }));
    await client.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
    await client.send(new AdminAddUserToGroupCommand({ ...user, GroupName: 'admin' }));
  } catch (problem) {
    if (!(problem instanceof UsernameExistsException)) throw problem;
  }
  const { UserMFASettingList = [] } = await client.send(new AdminGetUserCommand(user));
  return UserMFASettingList.includes('SOFTWARE_TOKEN_MFA');
};

/** The first sign-in, as its owner would make it: the pool hands out a secret, and is shown a code of it. */
const enrol = async (
  client: CognitoIdentityProviderClient,
  pool: Pool,
  password: string,
): Promise<string> => {
  const { UserPoolClient } = await client.send(new DescribeUserPoolClientCommand(pool));
  const { ClientId } = pool;
  const SECRET_HASH = (name: string): string =>
    createHmac('sha256', UserPoolClient?.ClientSecret ?? '')
      .update(`${name}${ClientId}`)
      .digest('base64');
  const AuthParameters = { USERNAME: staffEmail, PASSWORD: password, SECRET_HASH: SECRET_HASH(staffEmail) };
  const begun = await client.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
  );
  const { SecretCode, Session } = await client.send(
    new AssociateSoftwareTokenCommand({ Session: begun.Session }),
  );
  if (SecretCode === undefined) throw new StartupError('The staff pool gave no secret for an authenticator.');
  const verified = await client.send(new VerifySoftwareTokenCommand({ Session, UserCode: totp(SecretCode) }));
  const USERNAME = begun.ChallengeParameters?.USER_ID_FOR_SRP ?? staffEmail;
  await client.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName: 'MFA_SETUP',
      Session: verified.Session,
      ChallengeResponses: { USERNAME, SECRET_HASH: SECRET_HASH(USERNAME) },
    }),
  );
  return SecretCode;
};

/**
 * Creates the sample member of staff once, with the password of this state folder and an authenticator; answers the
 * authenticator's secret when it was made now.
 */
export const createSampleStaff = async (
  settings: StoreSettings,
  pool: Pool,
  { staffPassword, staffTotp }: Secrets,
): Promise<string | undefined> => {
  const client = new CognitoIdentityProviderClient(awsClientOptions(settings));
  try {
    const isEnrolled = await create(client, pool, staffPassword);
    return isEnrolled && staffTotp !== undefined ? undefined : await enrol(client, pool, staffPassword);
  } finally {
    client.destroy();
  }
};
