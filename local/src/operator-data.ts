import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { awsClientOptions } from './ministack.ts';
import type { Secrets } from './secrets.ts';
import type { StoreSettings } from './settings.ts';
import { StartupError } from './startup-error.ts';

/** Puts in Secrets Manager what an operator types in after a first deploy to AWS. */
export const putPspSecret = async (
  settings: StoreSettings,
  secretArn: string,
  secrets: Secrets,
): Promise<void> => {
  const client = new SecretsManagerClient(awsClientOptions(settings));
  const { accessToken, webhookSecret } = secrets;
  const value = JSON.stringify({ accessToken, webhookSecret });
  await client.send(new PutSecretValueCommand({ SecretId: secretArn, SecretString: value }));
  client.destroy();
};

/** The secret that the edge shows and the API asks for, as the deploy generated it. */
export const readOriginSecret = async (settings: StoreSettings, secretArn: string): Promise<string> => {
  const client = new SecretsManagerClient(awsClientOptions(settings));
  const { SecretString: secret } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  client.destroy();
  if (secret === undefined) throw new StartupError(`The origin secret ${secretArn} has no value.`);
  return z.object({ value: z.string() }).parse(JSON.parse(secret)).value;
};

export const staffEmail = 'equipe@manaca.example';

/** Creates the sample member of staff once; the password is this state folder's own. */
export const createStaffUser = async (
  settings: StoreSettings,
  userPoolId: string,
  password: string,
): Promise<void> => {
  const client = new CognitoIdentityProviderClient(awsClientOptions(settings));
  const user = { UserPoolId: userPoolId, Username: staffEmail };
  try {
    const attributes = [
      { Name: 'email', Value: staffEmail },
      { Name: 'email_verified', Value: 'true' },
    ];
    await client.send(
      new AdminCreateUserCommand({ ...user, UserAttributes: attributes, MessageAction: 'SUPPRESS' }),
    );
    await client.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
    await client.send(new AdminAddUserToGroupCommand({ ...user, GroupName: 'admin' }));
  } catch (problem) {
    if (!(problem instanceof UsernameExistsException)) throw problem;
  }
  client.destroy();
};
