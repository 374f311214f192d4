import type { Access, Audience } from '@loja/contracts/access.ts';
import type { Route } from '@loja/contracts/route.ts';
import * as z from 'zod';
import { config } from './config.ts';

/** The header that says which of our pages sends; `contracts/client.ts` sets it. */
export const CLIENT_HEADER = 'x-loja-client';

const Origin = z.url().transform((url) => new URL(url).origin);

/** Where each of the two sites stands, by the name that its pages give in the header. */
const origins = () => config({ SHOP_ORIGIN: Origin.optional(), BACK_OFFICE_ORIGIN: Origin.optional() });

interface Sent {
  client: string | undefined;
  origin: string | undefined;
  hasCookies: boolean;
}

type Guarded = Pick<Route, 'method' | 'path'> & Pick<Access, 'audience'>;

const byCookie = new Set<Audience>(['visitor', 'customer', 'guest-token', 'staff']);

const isGuarded = ({ method, path, audience }: Guarded, { hasCookies }: Sent): boolean => {
  if (method === 'GET') return false;
  // An order's token is in no browser's keeping: without a cookie nobody else's right is used.
  if (audience === 'guest-token' && !hasCookies) return false;
  return byCookie.has(audience) || /^(\/staff)?\/auth\//.test(path);
};

/**
 * Whether a request may come from another site's page, which a browser would send with our cookies. A page elsewhere
 * cannot add the header without asking us first (CORS preflight), and we never answer such a question; its `Origin`
 * would be its own (OWASP CSRF prevention: custom request headers, verifying origin).
 */
export const isCrossSite = (route: Guarded, sent: Sent): boolean => {
  if (!isGuarded(route, sent)) return false;
  const isStaff = route.path.startsWith('/staff/');
  if (sent.client !== (isStaff ? 'back-office' : 'shop')) return true;
  if (sent.origin === undefined) return false;
  const { SHOP_ORIGIN, BACK_OFFICE_ORIGIN } = origins();
  return sent.origin !== (isStaff ? BACK_OFFICE_ORIGIN : SHOP_ORIGIN);
};
