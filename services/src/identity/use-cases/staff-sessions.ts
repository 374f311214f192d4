import type { StaffGroup } from '@loja/contracts/access.ts';
import { ok } from '@loja/kernel/result.ts';
import type { Staff } from '@loja/platform/staff.ts';
import type { IdentityPorts } from '../ports.ts';
import { endAll } from './sessions.ts';

interface Asking {
  staff: Staff;
  cookies: Readonly<Record<string, string>>;
}

/** Who is signed in, by the pool's word for the address and the authorizer's for the groups. */
export const getStaffSession =
  ({ accounts, rules: { accessCookie } }: IdentityPorts) =>
  async ({ staff, cookies }: Asking) => {
    const { email } = await accounts.person(cookies[accessCookie] ?? '');
    const groups: StaffGroup[] = [...staff.groups];
    return ok({ email, groups });
  };

/** Puts a member of staff out, wherever they are signed in; nobody, or nowhere, is a success too. */
export const putOut =
  (ports: IdentityPorts) =>
  async ({ email }: { email: string }) => {
    const owner = await ports.sessions.ownerOf(ports.rules.pool, await ports.emailIndex(email));
    return ok({ ended: owner ? await endAll(ports)(owner) : 0 });
  };
