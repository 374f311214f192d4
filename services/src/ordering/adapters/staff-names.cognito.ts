import { log } from '@loja/platform/logger.ts';
import { signedCall } from '@loja/platform/signed-call.ts';
import * as z from 'zod';
import type { StaffNames } from '../ports.ts';

const Attribute = z.object({ Name: z.string(), Value: z.string().optional() });
const Found = z.object({ Users: z.array(z.object({ Attributes: z.array(Attribute) })) });

/** Who gave no name is known by what their mailbox is called. */
const nameIn = ({ Users: [user] }: z.infer<typeof Found>): string | undefined => {
  const of = (wanted: string) => user?.Attributes.find(({ Name }) => Name === wanted)?.Value;
  return of('name') || of('email')?.split('@')[0];
};

/** The pool's own ids, and nothing that could be more than a value in its filter. */
const ID = /^[\w-]{1,64}$/;

/** Names as the staff pool has them now; kept while the function is warm. Without the pool an order is shown without. */
export const staffNamesInCognito = (poolId: string): StaffNames => {
  const call = signedCall('cognito-idp', 'AWSCognitoIdentityProviderService');
  const known = new Map<string, string>();
  const learn = async (id: string): Promise<void> => {
    const input = { UserPoolId: poolId, Filter: `sub = "${id}"`, Limit: 1 };
    const name = nameIn(Found.parse(await call('ListUsers', input)));
    if (name !== undefined) known.set(id, name);
  };
  return {
    async namesOf(ids) {
      const asked = [...new Set(ids)].filter((id) => ID.test(id) && !known.has(id));
      const learned = await Promise.allSettled(asked.map(learn));
      const failed = learned.filter(({ status }) => status === 'rejected').length;
      if (failed > 0) log.warn('names of staff are not known', { count: failed });
      return known;
    },
  };
};
