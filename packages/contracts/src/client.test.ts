import { expect, test } from 'vitest';
import { callRoute } from './client.ts';
import * as api from './endpoints.generated.ts';

const stale = () => Response.json({ code: 'session_stale', status: 401, title: 'stale' }, { status: 401 });

/** The API as a page meets it: stale until somebody renews. */
const shop = (renews = true) => {
  const asked: string[] = [];
  let isFresh = false;
  const fetcher: typeof fetch = async (url, init) => {
    const { method = 'GET', headers } = init ?? {};
    const { 'x-loja-client': client = '' } = headers as Record<string, string>;
    asked.push(`${method} ${url} ${client}`.trim());
    if (String(url).endsWith('/auth/refresh')) {
      await Promise.resolve();
      isFresh = renews;
      return Response.json({ status: 'signed_in' });
    }
    return isFresh ? Response.json({ sessions: [] }) : stale();
  };
  return { asked, fetcher };
};

test('a session that must be renewed is renewed, and the call made again', async () => {
  const { asked, fetcher } = shop();
  expect(await callRoute(fetcher, '/api', api.listSessions)).toEqual({ ok: true, value: { sessions: [] } });
  expect(asked).toEqual([
    'GET /api/account/sessions',
    'POST /api/auth/refresh shop',
    'GET /api/account/sessions',
  ]);
});

test('calls that meet it together wait for one renewal', async () => {
  const { asked, fetcher } = shop();
  await Promise.all([1, 2, 3].map(() => callRoute(fetcher, '/api', api.listSessions)));
  expect(asked.filter((call) => call.includes('refresh'))).toHaveLength(1);
});

test('a renewal that does not help is not tried for ever', async () => {
  const { asked, fetcher } = shop(false);
  expect(await callRoute(fetcher, '/api', api.listSessions)).toMatchObject({
    problem: { code: 'session_stale' },
  });
  expect(asked).toHaveLength(3);
});
