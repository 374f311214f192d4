import { accessOf } from '@loja/contracts/access.ts';
import { Problem } from '@loja/contracts/errors.ts';
import type { Route } from '@loja/contracts/route.ts';
import { direct, shown } from './back-office.ts';
import { type Device, openAccount, signedInDevice } from './device.ts';
import { buy, cartOf, newKey, type Placed } from './shopper.ts';
import { staffMember } from './staff.ts';

/** Real things of the shop, so that strange requests come past the first door. */
export interface Known {
  placed: Placed;
  cartId: string;
  staff: string;
  customer: Device;
}

export const knownThings = async (): Promise<Known> => ({
  placed: await buy({ 'DECA-250-GRAOS': 1 }),
  cartId: (await cartOf({ 'DECA-250-GRAOS': 1 })).cartId,
  staff: (await staffMember('admin')).cookie,
  customer: await signedInDevice(await openAccount()),
});

const cookiesOf = ({ jar }: Device): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

/** What whoever may call the route shows: the right token or session, so that only the rest of the request is strange. */
export const rightOf = async (route: Route, known: Known): Promise<Record<string, string>> => {
  const { audience } = accessOf(route);
  if (audience === 'staff')
    return { ...(await shown(known.staff)), 'x-loja-client': 'back-office', 'idempotency-key': newKey() };
  const pages = route.path.startsWith('/staff/') ? 'back-office' : 'shop';
  const shop = { ...(await shown()), 'x-loja-client': pages };
  if (audience === 'guest-token')
    return { ...shop, 'x-order-token': known.placed.accessToken, 'idempotency-key': newKey() };
  if (audience === 'customer')
    return { ...shop, cookie: cookiesOf(known.customer), 'idempotency-key': newKey() };
  return { ...shop, 'idempotency-key': newKey() };
};

const real = (known: Known): Readonly<Record<string, string>> => ({
  orderId: known.placed.orderId,
  cartId: known.cartId,
  sku: 'DECA-250-GRAOS',
  slug: 'serra-alta',
  kind: 'marketing',
});

/** The route's address with `params`; `like: 'real'` puts real ids where there are any. */
export const addressOf = (
  { path }: Route,
  params: Readonly<Record<string, unknown>>,
  known: Known | undefined,
): string => {
  const values = { ...params, ...(known ? real(known) : {}) };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[name] ?? 'x').replaceAll('\ud800', '')),
  );
  return `${direct}${filled}`;
};

const isProblem = (response: Response): boolean =>
  /^application\/problem\+json/.test(response.headers.get('content-type') ?? '');

const wrongSuccess = (route: Route, { status, headers }: Response, body: string): string | undefined => {
  if (status !== route.status) return `${status} instead of ${route.status}`;
  if (route.file) return headers.get('content-type') === route.file ? undefined : 'another file';
  const said = route.reply.safeParse(JSON.parse(body));
  return said.success ? undefined : `the reply breaks its schema: ${said.error.message}`;
};

/** API Gateway's own refusals come before any of our code. */
const gatewaysOwn = new Set([401, 403, 404]);

/** What may be said before a route's own work is reached, by the part of its contract or of its access that says it. */
const edgeCodes = (route: Route): Set<string> =>
  new Set([
    ...['not_found', 'cross_site'],
    ...(accessOf(route).audience === 'public' ? [] : ['unauthorized', 'forbidden', 'session_stale']),
    ...(route.query || route.headers || route.body ? ['invalid_request'] : []),
    ...(route.body ? ['invalid_json', 'unsupported_media_type', 'payload_too_large'] : []),
  ]);

const wrongRefusal = (route: Route, response: Response, body: string): string | undefined => {
  const { status } = response;
  if (!isProblem(response)) return gatewaysOwn.has(status) ? undefined : `${status} ${body}`;
  const problem = Problem.safeParse(JSON.parse(body));
  if (!problem.success) return `no problem of ours: ${body}`;
  const { code } = problem.data;
  if (problem.data.status !== status) return `says ${problem.data.status}, is ${status}`;
  const isItsOwn = route.errors.includes(code) || edgeCodes(route).has(code);
  return isItsOwn ? undefined : `${code} is no refusal of this route`;
};

const codeOf = (body: string): string | undefined => /"code":"(\w+)"/.exec(body)?.[1];

/** Whether a request was heard by the route's own code, which may say no itself: a test that never gets in shows nothing. */
export const isPastTheDoor = async (route: Route, response: Response): Promise<boolean> => {
  if (response.status !== 401 && response.status !== 403) return true;
  const code = codeOf(await response.clone().text());
  return route.errors.some((own) => own === code);
};

/** What is wrong with an answer, by the route's own contract; undefined when nothing is. */
export const breach = async (route: Route, response: Response): Promise<string | undefined> => {
  const body = await response.text();
  if (response.status >= 500 && response.status !== 503) return `${response.status} ${body}`;
  return response.ok ? wrongSuccess(route, response, body) : wrongRefusal(route, response, body);
};
