import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { awsRegion } from '@loja/platform/config.ts';
import type { Directory } from '../ports.ts';

const absent = (error: unknown): undefined => {
  if (error instanceof UserNotFoundException) return undefined;
  throw error;
};

/** The pool's own rights over its people: only who reacts to a deletion has them. */
export const cognitoDirectory = (
  UserPoolId: string,
  client = new CognitoIdentityProviderClient({ region: awsRegion() }),
): Directory => ({
  async addressOf(subject) {
    const found = await client.send(new AdminGetUserCommand({ UserPoolId, Username: subject })).catch(absent);
    return found?.UserAttributes?.find(({ Name }) => Name === 'email')?.Value;
  },

  async remove(subject) {
    await client.send(new AdminDeleteUserCommand({ UserPoolId, Username: subject })).catch(absent);
  },
});
