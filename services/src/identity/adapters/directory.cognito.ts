import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  paginateListUsers,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { awsRegion } from '@loja/platform/config.ts';
import type { Directory } from '../ports.ts';

const absent = (error: unknown): undefined => {
  if (error instanceof UserNotFoundException) return undefined;
  throw error;
};

/** The pool's own rights over its people: only who carries out a deletion has them. */
export const cognitoDirectory = (
  UserPoolId: string,
  client = new CognitoIdentityProviderClient({ region: awsRegion() }),
): Directory => ({
  async addressOf(subject) {
    const found = await client.send(new AdminGetUserCommand({ UserPoolId, Username: subject })).catch(absent);
    return found?.UserAttributes?.find(({ Name }) => Name === 'email')?.Value;
  },

  async unconfirmedSince(before) {
    const Filter = 'cognito:user_status = "UNCONFIRMED"';
    const found: string[] = [];
    for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId, Filter }))
      for (const { Attributes, UserCreateDate, UserStatus } of Users) {
        const subject = Attributes?.find(({ Name }) => Name === 'sub')?.Value;
        const isOld = UserCreateDate !== undefined && UserCreateDate < before;
        if (subject !== undefined && isOld && UserStatus === 'UNCONFIRMED') found.push(subject);
      }
    return found;
  },

  async remove(subject) {
    await client.send(new AdminDeleteUserCommand({ UserPoolId, Username: subject })).catch(absent);
  },
});
