import { callRoute } from '@loja/contracts/client.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import type { ProductChange, StaffProduct } from '@loja/contracts/http/staff-catalog.ts';
import { secretReader } from '@loja/platform/secrets.ts';
import * as z from 'zod';
import { outputs } from './back-room.ts';
import { urls } from './shopper.ts';

const output = (key: string): string => z.string().parse(outputs[key], { error: () => `no output ${key}` });
const originSecret = secretReader(output('OriginSecretArn'), z.object({ value: z.string() }));

/** The API as the edge reaches it. */
export const direct = `${urls.aws}/_aws/execute-api/${output('ApiId')}/$default/api`;

/** What the edge adds to a request, and a member of staff: the cookies of their session. */
export const shown = async (cookie?: string): Promise<Record<string, string>> => ({
  'x-origin-secret': (await originSecret()).value,
  ...(cookie === undefined ? {} : { cookie }),
});

/** The staff API in one person's hands. */
export const backOffice = (cookie: string) => {
  const as = async () => ({ headers: await shown(cookie) });
  return {
    list: async () => callRoute(fetch, direct, api.listStaffProducts, await as()),
    get: async (slug: string) =>
      callRoute(fetch, direct, api.getStaffProduct, { params: { slug }, ...(await as()) }),
    change: async (slug: string, body: ProductChange) =>
      callRoute(fetch, direct, api.changeProduct, { params: { slug }, body, ...(await as()) }),
    withdraw: async (slug: string, expectedRevision: number) =>
      callRoute(fetch, direct, api.withdrawProduct, {
        params: { slug },
        query: { expectedRevision },
        ...(await as()),
      }),
    send: async (method: string, path: string, body?: unknown) =>
      fetch(`${direct}${path}`, {
        method,
        headers: {
          ...(await shown(cookie)),
          'content-type': 'application/json',
          'x-loja-client': 'back-office',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
};

/** The change that leaves a product as it is: what an editor sends who has touched nothing. */
export const untouched = ({
  revision,
  name,
  tagline,
  description,
  published,
  sizes,
}: StaffProduct): ProductChange => ({
  expectedRevision: revision,
  name,
  tagline,
  description,
  published,
  prices: sizes.map(({ code, price }) => ({ size: code, price })),
});
