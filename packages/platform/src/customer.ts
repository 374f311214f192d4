import { CustomerId } from '@loja/kernel/ids.ts';
import * as z from 'zod';

/** A shopper who is signed in. */
export interface SignedIn {
  id: CustomerId;
  /** The key of the session, which is not its secret: it may be stored and shown to its owner. */
  session: string;
  /** When the password was last shown in this session, in Unix seconds. */
  authTime: number;
}

/**
 * What the customer authorizer found. `stale`: a session stands, but its access token has run out or its secret is a
 * former one; `POST /auth/refresh` settles it.
 */
export type Visit = SignedIn | 'stale' | 'anonymous';

/** What the customer authorizer hands to the function: API Gateway carries texts best. */
export const customerContext = (visit: Visit): Record<string, string> =>
  typeof visit === 'string'
    ? { visit }
    : { visit: 'signed-in', customerId: visit.id, session: visit.session, authTime: String(visit.authTime) };

const Said = z.discriminatedUnion('visit', [
  z.object({ visit: z.enum(['stale', 'anonymous']) }),
  z.object({
    visit: z.literal('signed-in'),
    customerId: CustomerId,
    session: z.string().min(1),
    authTime: z.coerce.number().int(),
  }),
]);

const Authorized = z.object({ requestContext: z.object({ authorizer: z.object({ lambda: Said }) }) });

/** Who comes, by the authorizer's word in Lambda's event and never by a header; without its word, nobody known. */
export const visitIn = (event: unknown): Visit => {
  const said = Authorized.safeParse(event).data?.requestContext.authorizer.lambda;
  if (said === undefined) return 'anonymous';
  if (said.visit !== 'signed-in') return said.visit;
  return { id: said.customerId, session: said.session, authTime: said.authTime };
};

/** The shopper whom the customer authorizer let in with this request, if any. */
export const customerIn = (event: unknown): SignedIn | undefined => {
  const visit = visitIn(event);
  return typeof visit === 'string' ? undefined : visit;
};

/** The shopper of a route of the audience `customer`. Throws without one, which the door lets nobody be. */
export const signedIn = ({ customer }: { customer: SignedIn | undefined }): SignedIn => {
  if (customer === undefined) throw new Error('a route for customers was reached by nobody');
  return customer;
};
