import { type Access, type StaffGroup, staffGroups } from '@loja/contracts/access.ts';
import * as z from 'zod';

/** A member of staff, as the pool knows them; whoever is not staff has neither id nor group. */
export interface Staff {
  id: string;
  groups: readonly StaffGroup[];
}

export const nobody: Staff = { id: '', groups: [] };

const isGroup = (name: string): name is StaffGroup => staffGroups.some((group) => group === name);

/** A member of staff by the pool's own words; groups that the shop does not know count for nothing. */
export const staffOfGroups = (id: string, groups: readonly string[]): Staff => ({
  id,
  groups: groups.filter(isGroup),
});

/** What the staff authorizer hands to the function: API Gateway carries texts best. */
export const staffContext = ({ id, groups }: Staff): { staffId: string; groups: string } => ({
  staffId: id,
  groups: groups.join(','),
});

const Authorized = z.object({
  requestContext: z.object({
    authorizer: z.object({ lambda: z.object({ staffId: z.string().min(1), groups: z.string() }) }),
  }),
});

/** Who the staff authorizer let in with this request, read from Lambda's event and never from a header. */
export const staffIn = (event: unknown): Staff => {
  const { data } = Authorized.safeParse(event);
  if (!data) return nobody;
  const { staffId, groups } = data.requestContext.authorizer.lambda;
  return staffOfGroups(staffId, groups.split(','));
};

/** Why a caller may not use a route, if so. A staff route lets nobody in but the groups that it names. */
export const barred = (
  { audience, groups = [] }: Pick<Access, 'audience' | 'groups'>,
  staff: Staff,
): 'unauthorized' | 'forbidden' | undefined => {
  if (audience !== 'staff') return undefined;
  if (staff.id === '') return 'unauthorized';
  return staff.groups.some((group) => groups.includes(group)) ? undefined : 'forbidden';
};
