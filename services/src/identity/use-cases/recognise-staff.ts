import { type StaffVisit, staffOfGroups } from '@loja/platform/staff.ts';
import type { RecognisePorts, Roster } from '../ports.ts';
import { recognise } from './recognise.ts';

/**
 * Which member of staff shows these cookies, in the groups of this moment: the pool is asked with every request, so that
 * who was removed, disabled or moved to another group an instant ago is that now, and not when the token ends.
 */
export const recogniseStaff = (ports: RecognisePorts & { roster: Roster }) => {
  const known = recognise(ports);
  return async (cookies: Readonly<Record<string, string>>): Promise<StaffVisit> => {
    const found = await known(cookies);
    if (typeof found === 'string') return found;
    const { subject } = found.session;
    const groups = await ports.roster.groupsOf(subject);
    return groups ? staffOfGroups(subject, groups) : 'anonymous';
  };
};
