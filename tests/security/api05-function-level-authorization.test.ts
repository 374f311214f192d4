import { accessOf } from '@loja/contracts/access.ts';
import { describe, expect, test } from 'vitest';
import { openAccount, signedInDevice } from '../src/device.ts';
import { ask } from '../src/edges.ts';
import { urls } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';
import { everyRoute, knock, pathOf } from '../src/stranger.ts';

const forStaff = everyRoute.filter(([, route]) => accessOf(route).audience === 'staff');
const cookies = (async () => {
  const { jar } = await signedInDevice(await openAccount());
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
})();
const outsider = staffMember();

describe.each(forStaff)('%s', (_, route) => {
  test('is closed to a stranger, a shopper and staff of no group', async () => {
    const visits = [{}, { cookie: await cookies }, { cookie: (await outsider).cookie }];
    for (const headers of visits) expect([401, 403]).toContain((await knock(route, { headers })).status);
  });

  test('does not exist under the shop’s name, however it is spelt', async () => {
    const path = pathOf(route);
    const spelt = [
      path,
      path.replace('/staff', '/%73taff'),
      path.replace('/staff', '/STAFF'),
      path.replace('/api/', '/api//'),
      path.replace('/staff/', '/./staff/'),
      path.replace('/api/', '/api/products/../'),
      path.replace('/staff', '/staff;x=1'),
    ];
    for (const way of spelt) {
      const { status } = await ask(way, { method: route.method, base: urls.shop });
      expect([400, 403, 404, 405], way).toContain(status);
    }
  });
});

test('a header does not make one method another', async () => {
  for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
    const { status } = await ask('/api/carts', { headers: { [name]: 'POST' } });
    expect([404, 405], name).toContain(status);
  }
});

test('a header does not make one somebody else', async () => {
  const headers = {
    'x-user-id': 'x',
    'x-staff-id': 'x',
    staffid: 'x',
    groups: 'admin',
    'x-amzn-oidc-identity': 'x',
  };
  for (const [, route] of forStaff) expect([401, 403]).toContain((await knock(route, { headers })).status);
  const own = await ask('/api/account', { headers: { ...headers, customerid: crypto.randomUUID() } });
  expect(own.status).toBe(401);
});
