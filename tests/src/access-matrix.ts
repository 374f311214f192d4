import { type Access, accessOf, type StaffGroup, staffGroups } from '@loja/contracts/access.ts';
import type { Route } from '@loja/contracts/route.ts';

/** Who asks. A guest shows an order's token; a customer is signed in; staff have a token of their pool. */
export const callers = [
  'anonymous',
  'guest with its token',
  "guest with another's token",
  'owner',
  'another customer',
  ...staffGroups,
  'staff without a group',
] as const;
export type Caller = (typeof callers)[number];

const isGroup = (caller: Caller): caller is StaffGroup => staffGroups.some((group) => group === caller);

/** Whether the table lets the caller come as far as the route's own work; nobody whom it does not name. */
export const mayEnter = ({ audience, groups = [] }: Access, caller: Caller): boolean => {
  if (audience === 'public' || audience === 'visitor') return true;
  if (audience === 'guest-token') return caller === 'guest with its token' || caller === 'owner';
  if (audience === 'customer') return caller === 'owner' || caller === 'another customer';
  // A provider signs; nobody of these does.
  return audience === 'staff' && isGroup(caller) && groups.includes(caller);
};

/** What an answer says: that the door is closed, by the words of the API, of its gateway, or of what is not there. */
export interface Said {
  status: number;
  code: string | undefined;
  body: string;
}

const DOOR = new Set(['unauthorized', 'forbidden', 'session_stale', 'signature_invalid', 'signature_stale']);

/** Another's order answers as one that does not exist. */
export const isTurnedAway = (route: Route, { status, code }: Said): boolean => {
  if (code === undefined) return status === 401 || status === 403;
  if (accessOf(route).audience === 'guest-token' && code === 'order_not_found') return true;
  return DOOR.has(code);
};

export interface Cell {
  route: Route;
  caller: Caller;
}

export type AskAs = (route: Route, caller: Caller) => Promise<Said>;

/** Cells in which the answer is not what the table says, in words. */
export const leaksIn = async (cells: readonly Cell[], ask: AskAs, table = accessOf): Promise<string[]> => {
  const found: string[] = [];
  for (const { route, caller } of cells) {
    const said = await ask(route, caller);
    const entered = !isTurnedAway(route, said);
    if (entered !== mayEnter(table(route), caller))
      found.push(
        `${route.method} ${route.path} as ${caller}: ${entered ? 'entered' : 'refused'} (${said.status} ${said.code ?? said.body})`,
      );
  }
  return found;
};
