import * as api from '@loja/contracts/endpoints.generated.ts';
import type { Route } from '@loja/contracts/route.ts';
import { absentIds, type Cast, gotten, TAKEN } from './access-cast.ts';
import type { AskAs, Caller, Cell, Said } from './access-matrix.ts';
import { direct, shown } from './back-office.ts';
import type { Device } from './device.ts';
import { home, newKey, urls } from './shopper.ts';

const isForStaff = ({ path }: Route): boolean => path.startsWith('/staff/');

const idsOf = (
  cast: Cast,
  { route, thing }: Cell,
  of: 'real' | 'absent',
): Readonly<Record<string, string>> => {
  const isStaff = isForStaff(route);
  if (of === 'absent') return absentIds;
  return {
    ...absentIds,
    ...cast.ids,
    ...(route.method === 'DELETE' ? { sku: TAKEN } : {}),
    orderId: isStaff ? cast.worked.orderId : cast.owned.orderId,
    cartId: thing === 'a guest’s cart' ? cast.guestCartId : cast.ownCartId,
  };
};

/** Bodies that pass the contract where whose a thing is is looked at only after it. */
const bodyOf = (cast: Cast, { route, thing }: Cell, ids: Readonly<Record<string, string>>): unknown => {
  if (thing === 'nobody’s') return {};
  const bodies: Readonly<Record<string, unknown>> = {
    'POST /orders': { ...cast.review, cartId: ids.cartId },
    'POST /orders/{orderId}/returns': { resolution: 'refund' },
    'POST /orders/{orderId}/payments': { method: 'pix', expectedTotal: { cents: 100, currency: 'BRL' } },
    'PUT /carts/{cartId}/items/{sku}': { quantity: 1 },
    'PUT /carts/{cartId}/coupon': { code: 'BEMVINDO10' },
    'POST /carts/{cartId}/shipping-quotes': { cep: home.cep },
    'PUT /account/addresses/{addressId}': { ...home, label: 'Casa' },
  };
  return bodies[`${route.method} ${route.path}`] ?? {};
};

export const saidBy = async (response: Response): Promise<Said> => {
  const body = await response.text();
  const code = /"code":"(\w+)"/.exec(body)?.[1];
  return { status: response.status, code, body: body.replace(/,?"traceId":"[^"]*"/, '') };
};

const cookiesOf = (jar: Device['jar']): string =>
  [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

/** What a caller really has to show. */
export type Shows = (caller: Caller) => Promise<Record<string, string>>;

export const shownBy =
  (cast: Cast): Shows =>
  async (caller) => {
    if (caller === 'guest with its token') return { 'x-order-token': cast.owned.accessToken };
    if (caller === "guest with another's token") return { 'x-order-token': cast.others.accessToken };
    if (caller === 'owner') return { cookie: cookiesOf(cast.owner.jar) };
    if (caller === 'another customer') return { cookie: cookiesOf(cast.stranger.jar) };
    const staff = cast.staff[caller];
    return staff === undefined ? {} : shown(staff);
  };

const ACCESS = '__Host-loja-access';

/** What the owner or an administrator shows, with what `forge` makes of their access token in its place. */
export const forgedBy =
  (cast: Cast, door: 'customers' | 'staff', forge: (token: string) => string): Shows =>
  async () => {
    if (door === 'staff') return shown((cast.staff.admin ?? '').replace(/(?<=-access=)[^;]*/, forge));
    const { jar } = cast.owner;
    return { cookie: cookiesOf(new Map([...jar, [ACCESS, forge(jar.get(ACCESS) ?? '')]])) };
  };

export interface Request {
  /** Below `/api`. */
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** A cell's request as its caller sends it, without what the edge adds. */
export const requestOf = async (
  cast: Cast,
  cell: Cell,
  of: 'real' | 'absent',
  shows: Shows,
): Promise<Request> => {
  const { route, caller } = cell;
  const isStaff = isForStaff(route);
  const ids = idsOf(cast, cell, of);
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? 'x'));
  return {
    path: route.path === '/webhooks/mercadopago' ? `${path}?data.id=ORD1` : path,
    method: route.method,
    headers: {
      'content-type': 'application/json',
      'x-loja-client': isStaff ? 'back-office' : 'shop',
      'idempotency-key': newKey(),
      ...(await shows(caller)),
    },
    ...(route.body === undefined ? {} : { body: JSON.stringify(bodyOf(cast, cell, ids)) }),
  };
};

const takesAddressAway = ({ method, path }: Route): boolean =>
  method === 'DELETE' && path === '/account/addresses/{addressId}';

/** Taking an address away answers the same whether it was there: whether it is gone tells who could. */
const addressIsThere = async ({ owner, ids }: Cast): Promise<boolean> => {
  const { addresses } = gotten(await owner.call(api.listAddresses));
  return addresses.some(({ addressId }) => addressId === ids.addressId);
};

/** Asks as each of them: staff routes as the back office's edge does, all others by the shop's. */
export const askingAs =
  (cast: Cast, shows: Shows = shownBy(cast)): AskAs =>
  async (cell, of) => {
    const isStaff = isForStaff(cell.route);
    const { path, headers, ...rest } = await requestOf(cast, cell, of, shows);
    const response = await fetch(`${isStaff ? direct : `${urls.shop}/api`}${path}`, {
      ...rest,
      headers: { ...headers, ...(isStaff ? await shown() : {}) },
      redirect: 'manual',
    });
    const said = await saidBy(response);
    if (!response.ok || !takesAddressAway(cell.route) || !(await addressIsThere(cast))) return said;
    return { ...said, code: 'address_not_found' };
  };
