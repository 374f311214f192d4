import { type Access, type StaffGroup, staffGroups } from '@loja/contracts/access.ts';
import * as z from 'zod';

/** A member of staff, as the pool knows them; whoever is not staff has neither id nor group. */
export interface Staff {
  id: string;
  groups: readonly StaffGroup[];
}

export const nobody: Staff = { id: '', groups: [] };

/**
 * What the staff authorizer found. `stale`: a session stands, but its access token has run out or its secret is a former
 * one; `POST /staff/auth/refresh` settles it.
 */
export type StaffVisit = Staff | 'stale' | 'anonymous';

const isGroup = (name: string): name is StaffGroup => staffGroups.some((group) => group === name);

/** A member of staff by the pool's own words; groups that the shop does not know count for nothing. */
export const staffOfGroups = (id: string, groups: readonly string[]): Staff => ({
  id,
  groups: groups.filter(isGroup),
});

/** What the staff authorizer hands to the function: API Gateway carries texts best. */
export const staffContext = (visit: StaffVisit): Record<string, string> =>
  typeof visit === 'string'
    ? { staffVisit: visit }
    : { staffVisit: 'signed-in', staffId: visit.id, groups: visit.groups.join(',') };

const Said = z.discriminatedUnion('staffVisit', [
  z.object({ staffVisit: z.enum(['stale', 'anonymous']) }),
  z.object({ staffVisit: z.literal('signed-in'), staffId: z.string().min(1), groups: z.string() }),
]);

const Authorized = z.object({ requestContext: z.object({ authorizer: z.object({ lambda: Said }) }) });

/** Who comes, by the staff authorizer's word in Lambda's event and never by a header; without its word, nobody known. */
export const staffVisitIn = (event: unknown): StaffVisit => {
  const said = Authorized.safeParse(event).data?.requestContext.authorizer.lambda;
  if (said === undefined) return 'anonymous';
  if (said.staffVisit !== 'signed-in') return said.staffVisit;
  return staffOfGroups(said.staffId, said.groups.split(','));
};

/** The member of staff whom the authorizer recognised with this request. */
export const staffIn = (event: unknown): Staff => {
  const visit = staffVisitIn(event);
  return typeof visit === 'string' ? nobody : visit;
};

/** Why a caller may not use a route, if so. A staff route lets nobody in but the groups that it names. */
export const barred = (
  { audience, groups = [] }: Pick<Access, 'audience' | 'groups'>,
  visit: StaffVisit,
): 'unauthorized' | 'session_stale' | 'forbidden' | undefined => {
  if (audience !== 'staff') return undefined;
  if (visit === 'stale') return 'session_stale';
  if (visit === 'anonymous') return 'unauthorized';
  return visit.groups.some((group) => groups.includes(group)) ? undefined : 'forbidden';
};
