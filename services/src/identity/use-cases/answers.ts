import type { Route } from '@loja/contracts/route.ts';
import { CartId } from '@loja/kernel/ids.ts';
import { ok, type Result } from '@loja/kernel/result.ts';
import { type SignedIn, signedIn } from '@loja/platform/customer.ts';
import type { PoolRules } from '../domain/pool.ts';
import type { From } from '../ports.ts';
import type { refreshSession } from './refresh.ts';
import type { Asker } from './security.ts';
import type { Arrival, Started } from './start-session.ts';

/** What the access record says of a request: whence, and for what. */
export const fromBy = ({ method, path }: Route, { address }: Pick<From, 'address'>): From => ({
  address,
  route: `${method} /api${path}`,
});

interface Arriving extends Pick<From, 'address'> {
  headers: { 'user-agent'?: string | undefined };
  cookies: Readonly<Record<string, string>>;
}

export const arrivalBy = (route: Route, received: Arriving, cartId?: string): Arrival => ({
  from: fromBy(route, received),
  agent: received.headers['user-agent'],
  cartId,
  cookies: received.cookies,
});

/** The same words whatever came of it, unless it was refused. */
export const answered = <Code extends string, Words>(
  result: Result<unknown, Code>,
  words: Words,
): Result<Words, Code> => (result.ok ? ok(words) : result);

/** What the page reads of a sign-in; the session itself travels in the cookies. */
export const signedInWith = <Code extends string>(result: Result<Started | { challenge: string }, Code>) => {
  if (!result.ok) return result;
  if ('challenge' in result.value)
    return ok({ status: 'totp_needed' as const, challenge: result.value.challenge });
  const { cart, cookies } = result.value;
  const joined = cart && { cartId: CartId.parse(cart.cartId), ...(cart.cut ? { cartCut: true } : {}) };
  return { ...ok({ status: 'signed_in' as const, ...joined }), cookies };
};

export const refreshed = (result: Awaited<ReturnType<ReturnType<typeof refreshSession>>>) => {
  if (!result.ok) return { ...result, cookies: result.dropped ?? [] };
  return { ...ok({ status: 'signed_in' as const }), cookies: result.value.cookies };
};

interface Asking {
  customer: SignedIn | undefined;
  cookies: Readonly<Record<string, string>>;
}

/** The authorizer has checked the access token of the cookie; the pool is asked by it. */
export const askerIn =
  ({ accessCookie }: PoolRules) =>
  (received: Asking): Asker => ({
    customer: signedIn(received),
    access: received.cookies[accessCookie] ?? '',
  });
