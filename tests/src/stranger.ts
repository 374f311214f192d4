import { routes } from '@loja/contracts/http/routes.ts';
import type { Route } from '@loja/contracts/route.ts';
import { type Answered, type Asked, ask } from './edges.ts';
import { urls } from './shopper.ts';

/** Every route with the name that a test says of it. */
export const everyRoute = Object.values(routes)
  .flat()
  .map((route): [string, Route] => [`${route.method} ${route.path}`, route]);

export const isStaff = ({ path }: Route): boolean => path.startsWith('/staff/');

/** A route's path with something of no meaning in each place of an id. */
export const pathOf = ({ path }: Route, values: Readonly<Record<string, string>> = {}): string =>
  `/api${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? 'nada'))}`;

/** The site whose pages call a route. */
export const siteOf = (route: Route): string => (isStaff(route) ? urls.backOffice : urls.shop);

/** Asks a route through its site's edge as somebody whom nobody knows. */
export const knock = (route: Route, asked: Asked = {}): Promise<Answered> => {
  const body = route.body ? { body: '{}' } : {};
  const headers = {
    'content-type': 'application/json',
    'x-loja-client': isStaff(route) ? 'back-office' : 'shop',
    ...asked.headers,
  };
  return ask(pathOf(route), { base: siteOf(route), method: route.method, ...body, ...asked, headers });
};

/** The stable code of a refusal, or the body where there is none. */
export const codeOf = ({ body }: Answered): string => {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === 'object' && said !== null && 'code' in said ? String(said.code) : body;
  } catch {
    return body;
  }
};
