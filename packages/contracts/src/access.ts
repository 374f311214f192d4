import type { routes } from './http/routes.ts';
import type { Route } from './route.ts';

/** Who may call a route. */
export const audiences = ['public', 'guest-token', 'visitor', 'customer', 'provider', 'staff'] as const;
/**
 * `guest-token` shows an order's random token, or is its owner signed in; a `visitor` may be signed in, a `customer`
 * must; `provider` signs what it sends; `staff` is signed in with the staff pool and a member of one of `groups`.
 */
export type Audience = (typeof audiences)[number];

/** What a member of staff may do, as the pool's groups say (`docs/glossary.md`). */
export const staffGroups = ['admin', 'atendimento', 'torrefacao'] as const;
export type StaffGroup = (typeof staffGroups)[number];

/**
 * What a route's record belongs to, and so what a caller must show besides being let in:
 * the shop's own things nothing; a cart or an order its random id or token, or its owner's session; a customer's
 * record is read by a key that the session gives, so that there is nothing to guess; `provider` the provider's signature.
 */
export const objects = [
  'catalogue',
  'postal address',
  'cart',
  'order',
  'own account',
  'any order',
  'task',
  'coupon',
  'promotion',
  'account door',
  'measurement',
  'payment notification',
  'staff session',
] as const;
export type AccessObject = (typeof objects)[number];

export interface Access {
  audience: Audience;
  /** For the audience `staff`: one of these is enough. A staff route without them lets nobody in. */
  groups?: readonly StaffGroup[];
  object: AccessObject;
  /** Fields of the reply that a group does not see, by path; who is in a group that sees one, sees it. */
  hides?: Readonly<Partial<Record<StaffGroup, readonly string[]>>>;
}

type Listed = (typeof routes)[keyof typeof routes][number];
/** `GET /products`: a route by what is asked, as API Gateway names it below `/api`. */
export type RouteKey = Listed extends infer R
  ? R extends Route
    ? `${R['method']} ${R['path']}`
    : never
  : never;

const everyone = staffGroups;
const roasters = ['admin', 'torrefacao'] as const;
const desk = ['admin', 'atendimento'] as const;

const publicly = (object: AccessObject) => ({ audience: 'public', object }) as const;
const cart = { audience: 'visitor', object: 'cart' } as const;
const ofOrder = { audience: 'guest-token', object: 'order' } as const;
const door = publicly('account door');
const own = { audience: 'customer', object: 'own account' } as const;
const catalogueDesk = { audience: 'staff', object: 'catalogue' } as const;
const coupons = { audience: 'staff', groups: ['admin'], object: 'coupon' } as const;
const promotions = { ...coupons, object: 'promotion' } as const;
const staffSession = { audience: 'staff', object: 'staff session' } as const;
const tasks = { audience: 'staff', groups: desk, object: 'task' } as const;

/** Who packs needs a name and a place; how the buyer is reached, taxed or paid is none of it (LGPD art. 6 III). */
const notForPacking = ['customer.email', 'customer.phone', 'customer.cpf', 'customer.cnpj'] as const;
const anyOrder = { audience: 'staff', object: 'any order', hides: { torrefacao: notForPacking } } as const;
/** Lines of the list name the buyer and nothing more. */
const listedOrders = { audience: 'staff', object: 'any order' } as const;

/**
 * Role × route × object × field: whoever is not named here is refused, and a route that is not here is served to
 * nobody. That it lists every route of `routes` and no other is checked by its type.
 */
export const accessTable = {
  'GET /products': publicly('catalogue'),
  'GET /products/{slug}': publicly('catalogue'),
  'GET /ceps/{cep}': publicly('postal address'),
  'POST /vitals': publicly('measurement'),

  'POST /carts': cart,
  'GET /carts/{cartId}': cart,
  'PUT /carts/{cartId}/items/{sku}': cart,
  'DELETE /carts/{cartId}/items/{sku}': cart,
  'PUT /carts/{cartId}/coupon': cart,
  'DELETE /carts/{cartId}/coupon': cart,
  'POST /carts/{cartId}/shipping-quotes': cart,

  'POST /orders': { audience: 'visitor', object: 'order' },
  'GET /orders/{orderId}': ofOrder,
  'POST /orders/{orderId}/cancellation': ofOrder,
  'POST /orders/{orderId}/returns': ofOrder,
  'GET /orders/{orderId}/contract': ofOrder,
  'POST /orders/{orderId}/payments': ofOrder,
  'POST /webhooks/mercadopago': { audience: 'provider', object: 'payment notification' },

  'POST /auth/sign-up': door,
  'POST /auth/confirm': door,
  'POST /auth/code': door,
  'POST /auth/sign-in': door,
  'POST /auth/challenge': door,
  'POST /auth/refresh': door,
  'POST /auth/sign-out': door,
  'POST /auth/forgot': door,
  'POST /auth/reset': door,
  'GET /account': own,
  'PUT /account': own,
  'GET /account/addresses': own,
  'POST /account/addresses': own,
  'PUT /account/addresses/{addressId}': own,
  'DELETE /account/addresses/{addressId}': own,
  'GET /account/consents': own,
  'PUT /account/consents/{kind}': own,
  'POST /account/export': own,
  'DELETE /account': own,
  'GET /account/orders': own,
  'GET /account/session': own,
  'POST /account/reauthentication': own,
  'PUT /account/password': own,
  'POST /account/email': own,
  'PUT /account/email': own,
  'GET /account/sessions': own,
  'DELETE /account/sessions/{sessionId}': own,
  'POST /account/sessions/end-others': own,
  'POST /account/totp': own,
  'PUT /account/totp': own,
  'DELETE /account/totp': own,

  'POST /staff/auth/sign-in': door,
  'POST /staff/auth/challenge': door,
  'POST /staff/auth/new-password': door,
  'POST /staff/auth/totp': door,
  'POST /staff/auth/refresh': door,
  'POST /staff/auth/sign-out': door,
  'GET /staff/session': { ...staffSession, groups: everyone },
  'POST /staff/people/sessions/end': { ...staffSession, groups: ['admin'] },

  'GET /staff/products': { ...catalogueDesk, groups: everyone },
  'GET /staff/products/{slug}': { ...catalogueDesk, groups: everyone },
  'POST /staff/products': { ...catalogueDesk, groups: roasters },
  'PUT /staff/products/{slug}': { ...catalogueDesk, groups: roasters },
  'DELETE /staff/products/{slug}': { ...catalogueDesk, groups: roasters },
  'POST /staff/products/{slug}/photos': { ...catalogueDesk, groups: roasters },
  'GET /staff/products/{slug}/photos': { ...catalogueDesk, groups: everyone },

  'GET /staff/promotions/coupons': coupons,
  'POST /staff/promotions/coupons': coupons,
  'PUT /staff/promotions/coupons/{code}': coupons,
  'GET /staff/promotions/automatic': promotions,
  'PUT /staff/promotions/automatic': promotions,

  'GET /staff/orders': { ...listedOrders, groups: everyone },
  'GET /staff/orders/{orderId}': { ...anyOrder, groups: everyone },
  'POST /staff/orders/{orderId}/packing': { ...anyOrder, groups: roasters },
  'POST /staff/orders/{orderId}/shipment': { ...anyOrder, groups: roasters },
  'POST /staff/orders/{orderId}/delivery': { ...anyOrder, groups: everyone },
  'POST /staff/orders/{orderId}/failed-delivery': { ...anyOrder, groups: desk },
  'POST /staff/orders/{orderId}/cancellation': { ...anyOrder, groups: desk },
  'POST /staff/orders/{orderId}/line-cancellations': { ...anyOrder, groups: desk },
  'POST /staff/orders/{orderId}/returns': { ...anyOrder, groups: desk },
  'PUT /staff/orders/{orderId}/returns/{returnId}/postage': { ...anyOrder, groups: desk },
  'POST /staff/orders/{orderId}/returns/{returnId}/receipt': { ...anyOrder, groups: desk },
  'POST /staff/orders/{orderId}/refunds': { ...anyOrder, groups: desk },
  'POST /staff/orders/{orderId}/refunds/{refundId}/retry': { ...anyOrder, groups: desk },

  'GET /staff/tasks': tasks,
  'POST /staff/tasks/{taskId}/resolution': tasks,
} as const satisfies Record<RouteKey, Access>;

export const routeKeyOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;

/** What `table` says of a route. Throws for one that it does not name, so that such a function does not start. */
export const accessIn =
  (table: Readonly<Record<string, Access>>) =>
  (route: Pick<Route, 'method' | 'path'>): Access => {
    const access = Object.hasOwn(table, routeKeyOf(route)) ? table[routeKeyOf(route)] : undefined;
    if (!access) throw new Error(`${routeKeyOf(route)} is in no row of the access table`);
    return access;
  };

/** What the shop's table says of a route; throws for one that it does not name. */
export const accessOf = accessIn(accessTable);

const without = (value: unknown, [name = '', ...rest]: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((each) => without(each, [name, ...rest]));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      if (key !== name) return [[key, each]];
      return rest.length === 0 ? [] : [[key, without(each, rest)]];
    }),
  );
};

/** `value` as `groups` may see it: a field goes when every group of theirs that the route lets in has it hidden. */
export const seenBy = (
  value: unknown,
  { groups = [], hides = {} }: Access,
  own: readonly StaffGroup[],
): unknown => {
  const within = own.filter((group) => groups.includes(group));
  const [first = [], ...others] = within.map((group) => hides[group] ?? []);
  const hidden = first.filter((path) => others.every((paths) => paths.includes(path)));
  return hidden.reduce((seen, path) => without(seen, path.split('.')), value);
};
