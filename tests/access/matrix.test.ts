import { readFileSync } from 'node:fs';
import { type Access, accessIn, accessOf, accessTable, routeKeyOf } from '@loja/contracts/access.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import { routes } from '@loja/contracts/http/routes.ts';
import { listTasks } from '@loja/contracts/http/staff-tasks.ts';
import type { Route } from '@loja/contracts/route.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askingAs, forgedBy } from '../src/access-callers.ts';
import { type Cast, castOf, forgetCounts, gotten } from '../src/access-cast.ts';
import {
  type AskAs,
  type Cell,
  callers,
  cellsOf,
  everyRoute,
  guardedCells,
  leaksIn,
} from '../src/access-matrix.ts';
import { outputs } from '../src/back-room.ts';
import { forgeries, forgeriesOfPool, type Pools, resigned } from '../src/forgery.ts';
import { poolKeyOf } from '../src/pool-key.ts';

let cast: Cast;
const pools = Object.create(null) as Record<'staff' | 'customers', Pools>;
beforeAll(async () => {
  cast = await castOf();
  const [staffId, shopperId] = [outputs.StaffPoolId ?? '', outputs.ShopperPoolId ?? ''];
  const [ofStaff, ofShoppers] = [await poolKeyOf(staffId), await poolKeyOf(shopperId)];
  pools.staff = { own: ofStaff, other: { ...ofShoppers, poolId: shopperId } };
  pools.customers = { own: ofShoppers, other: { ...ofStaff, poolId: staffId } };
});

beforeEach(() => forgetCounts(cast));

const isForStaff = ({ route }: Cell): boolean => accessOf(route).audience === 'staff';
const doors = {
  staff: guardedCells.filter(isForStaff),
  customers: guardedCells.filter((cell) => !isForStaff(cell)),
};

/** Asks with a token that was made of the good one of who may: an administrator's or the owner's. */
const forging = (door: keyof typeof doors, forge: (token: string, of: Pools) => string): AskAs =>
  askingAs(
    cast,
    forgedBy(cast, door, (token) => forge(token, pools[door])),
  );

describe.each(['customers', 'staff'] as const)('at the door of %s', (door) => {
  test.each(Object.entries({ ...forgeries, ...forgeriesOfPool }))(
    'a token %s opens nothing',
    async (_, forge) => {
      expect(await leaksIn(doors[door], forging(door, forge))).toEqual([]);
    },
  );

  test('the same token opens once the pool signs it as it should be', async () => {
    const [cell] = doors[door].filter(({ route }) => route.method === 'GET');
    if (!cell) throw new Error('no such cell');
    const found = await leaksIn(
      [cell],
      forging(door, (token, { own }) => resigned(token, own)),
    );
    expect(found).toEqual([expect.stringMatching(/: entered \(200/)]);
  });
});

test('every route that asks for a token is asked with each forged one', () => {
  const asking = everyRoute.filter((route) => !['public', 'provider'].includes(accessOf(route).audience));
  const tried = new Set(guardedCells.map(({ route }) => route));
  // Whoever comes may open a cart.
  expect(asking.filter((route) => !tried.has(route)).map(routeKeyOf)).toEqual(['POST /carts']);
});

test('a customer reads nothing of another', async () => {
  const { addressId, sessionId } = cast.ids;
  const owners = [cast.owned.orderId, addressId ?? '', sessionId ?? '', cast.ownCartId];
  const { email } = gotten(await cast.owner.call(api.getAccount));
  const asked = everyRoute.filter(
    (route) => route.method === 'GET' && accessOf(route).object === 'own account',
  );
  const read = async (caller: Cell['caller']) => {
    const ask = askingAs(cast);
    const said = await Promise.all(asked.map((route) => ask({ route, thing: 'nobody’s', caller }, 'real')));
    return said.map(({ body }) => body).join('\n');
  };
  const [own, anothers] = [await read('owner'), await read('another customer')];
  for (const mark of [cast.owned.orderId, addressId ?? '', sessionId ?? '', email])
    expect(own).toContain(mark);
  for (const mark of [...owners, email]) expect(anothers).not.toContain(mark);
});

describe('who may do what is what the table says', () => {
  const asked = new Set<string>();
  const counting =
    (ask: AskAs): AskAs =>
    (cell, of) => {
      if (of === 'real') asked.add(`${routeKeyOf(cell.route)}, ${cell.thing}, ${cell.caller}`);
      return ask(cell, of);
    };

  test.each(everyRoute.map((route) => [routeKeyOf(route), route] as const))('%s', async (_, route) => {
    expect(await leaksIn(cellsOf(route), counting(askingAs(cast)))).toEqual([]);
  });

  test('every cell of the table was asked', () => {
    const listed: Route[] = Object.values(routes).flat();
    expect(listed.map(routeKeyOf).toSorted()).toEqual(Object.keys(accessTable).toSorted());
    // Two carts, and an order of an empty hand or of another's cart.
    const things = listed.filter(({ path }) => path.includes('{cartId}')).length + listed.length + 1;
    expect(asked.size).toBe(things * callers.length);
    const page = readFileSync('docs/generated/authorization.md', 'utf8');
    expect(page).toContain(`**${asked.size} cells**`);
  });

  test('a route that the table does not know is served to nobody', () => {
    const { 'GET /staff/tasks': _, ...rest }: Record<string, Access> = accessTable;
    expect(() => accessIn(rest)(listTasks)).toThrow(/no row/);
  });
});
