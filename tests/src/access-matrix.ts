import { type Access, accessOf, type StaffGroup, staffGroups } from '@loja/contracts/access.ts';
import { routes } from '@loja/contracts/http/routes.ts';
import type { Route } from '@loja/contracts/route.ts';

/** Who asks. A guest shows an order's token; a customer is signed in; staff are signed in with their own pool. */
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

/** What the ids of a request name: nothing of anybody's, or a thing that is there and whose it is. */
export type Thing =
  | 'nobody’s'
  | 'a guest’s cart'
  | 'the owner’s cart'
  | 'the owner’s order'
  | 'the owner’s address'
  | 'the owner’s session';

export interface Cell {
  route: Route;
  thing: Thing;
  caller: Caller;
}

/** How what is not there is answered: what is another's must answer the same. */
const absence: Readonly<Partial<Record<Thing, string>>> = {
  'the owner’s cart': 'cart_not_found',
  'the owner’s order': 'order_not_found',
  'the owner’s address': 'address_not_found',
  'the owner’s session': 'session_not_found',
};

const ownThings: readonly [id: string, Thing][] = [
  ['{addressId}', 'the owner’s address'],
  ['{sessionId}', 'the owner’s session'],
];

/** The things that a route is asked with, by what the table says that its record belongs to. */
const thingsOf = ({ path }: Route, { object }: Access): readonly Thing[] => {
  const hasId = path.includes('{');
  if (object === 'cart') return hasId ? ['a guest’s cart', 'the owner’s cart'] : ['nobody’s'];
  // An order is made of a cart: it must be the buyer's own, or a guest's.
  if (object === 'order') return hasId ? ['the owner’s order'] : ['nobody’s', 'the owner’s cart'];
  if (object !== 'own account') return ['nobody’s'];
  const [, own] = ownThings.find(([id]) => path.includes(id)) ?? [];
  return [own ?? 'nobody’s'];
};

const isGroup = (caller: Caller): caller is StaffGroup => staffGroups.some((group) => group === caller);

/** Whether the table lets the caller come as far as the thing itself; nobody whom it does not name. */
export const mayEnter = (
  { audience, groups = [] }: Access,
  { caller, thing }: Omit<Cell, 'route'>,
): boolean => {
  if (thing === 'the owner’s order') return caller === 'guest with its token' || caller === 'owner';
  if (absence[thing] !== undefined) return caller === 'owner';
  if (audience === 'public' || audience === 'visitor') return true;
  if (audience === 'customer') return caller === 'owner' || caller === 'another customer';
  // A provider signs; nobody of these does.
  return audience === 'staff' && isGroup(caller) && groups.includes(caller);
};

/** Every cell of a route. Those who are refused come first: who enters may end what is asked for. */
export const cellsOf = (route: Route, access = accessOf(route)): Cell[] =>
  thingsOf(route, access)
    .flatMap((thing) => callers.map((caller) => ({ route, thing, caller })))
    .toSorted((a, b) => Number(mayEnter(access, a)) - Number(mayEnter(access, b)));

const all: readonly Route[] = Object.values(routes).flat();

/** What ends something of those who ask comes late, what ends all that they have later, and their sessions last. */
const lateness = ({ method, path }: Route): number => {
  if (/sign-out|refresh/.test(path)) return 3;
  // What is bought is no cart any more.
  if (path === '/orders' || (method === 'DELETE' && path === '/account')) return 2;
  return method === 'DELETE' || /cancellation|end-others|export/.test(path) ? 1 : 0;
};

/** Role × route × object, in the order in which they may be asked of one shop. */
export const everyRoute: readonly Route[] = all.toSorted((a, b) => lateness(a) - lateness(b));

/** The cells that ask for a token: those in which nobody known may not enter, so that a forged token is no help. */
export const guardedCells: readonly Cell[] = everyRoute
  .filter((route) => accessOf(route).audience !== 'provider')
  .flatMap((route) => cellsOf(route))
  .filter((cell) => cell.caller === 'anonymous' && !mayEnter(accessOf(cell.route), cell));

/** What an answer says: that the door is closed, by the words of the API, of its gateway, or of what is not there. */
export interface Said {
  status: number;
  code: string | undefined;
  body: string;
}

const DOOR = new Set(['unauthorized', 'forbidden', 'session_stale', 'signature_invalid', 'signature_stale']);

/** What is another's answers as what does not exist. */
export const isTurnedAway = ({ thing }: Pick<Cell, 'thing'>, { status, code }: Said): boolean => {
  if (code === undefined) return status === 401 || status === 403;
  return DOOR.has(code) || code === absence[thing];
};

/** Asks for the thing itself, or as the same caller for one that does not exist. */
export type AskAs = (cell: Cell, of: 'real' | 'absent') => Promise<Said>;

const nameOf = ({ route, thing, caller }: Cell): string =>
  `${route.method} ${route.path} (${thing}) as ${caller}`;
const textOf = ({ status, code, body }: Said): string => `${status} ${code ?? body}`;

/** What is wrong with one cell's answer, in words. */
const leakIn = async (cell: Cell, ask: AskAs, access: Access): Promise<string | undefined> => {
  const said = await ask(cell, 'real');
  const entered = !isTurnedAway(cell, said);
  if (entered !== mayEnter(access, cell))
    return `${nameOf(cell)}: ${entered ? 'entered' : 'refused'} (${textOf(said)})`;
  if (entered) return undefined;
  const absent = await ask(cell, 'absent');
  const isAlike = said.status === absent.status && said.body === absent.body;
  return isAlike ? undefined : `${nameOf(cell)}: told apart (${textOf(said)}, absent ${textOf(absent)})`;
};

/** Cells in which the answer is not what the table says, in words. */
export const leaksIn = async (cells: readonly Cell[], ask: AskAs, table = accessOf): Promise<string[]> => {
  const found: string[] = [];
  for (const cell of cells) {
    const leak = await leakIn(cell, ask, table(cell.route));
    if (leak !== undefined) found.push(leak);
  }
  return found;
};
