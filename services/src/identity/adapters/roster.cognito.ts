import { isRefusedBy, signedCall } from '@loja/platform/signed-call.ts';
import * as z from 'zod';
import type { Roster } from '../ports.ts';

const User = z.object({ Enabled: z.boolean() });
const Groups = z.object({ Groups: z.array(z.object({ GroupName: z.string() })) });

/** The pool asked anew: `AdminGetUser` says whether somebody is there and let in, the other call their groups. */
export const cognitoRoster = (UserPoolId: string): Roster => {
  const call = signedCall('cognito-idp', 'AWSCognitoIdentityProviderService');
  return {
    async groupsOf(subject) {
      const person = { UserPoolId, Username: subject };
      try {
        const [user, groups] = await Promise.all([
          call('AdminGetUser', person),
          call('AdminListGroupsForUser', person),
        ]);
        if (!User.parse(user).Enabled) return undefined;
        return Groups.parse(groups).Groups.map(({ GroupName }) => GroupName);
      } catch (error) {
        if (isRefusedBy(error, 'UserNotFoundException')) return undefined;
        throw error;
      }
    },
  };
};
