import * as api from '@loja/contracts/endpoints.generated.ts';
import { expect, test } from 'vitest';
import { recordOf } from '../src/access-record.ts';
import { openAccount, signedInDevice } from '../src/device.ts';
import { eventually } from '../src/eventually.ts';
import { base, urls } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';

/** As each of the two authorizers and the door see the one address that tests have. */
const HERE = /^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/;

const began = Date.now();

const routesOf = (bundle: string, account: string, atLeast: number) =>
  eventually(`the access record of ${bundle}`, async () => {
    const lines = await recordOf(bundle, account, began);
    return lines.length >= atLeast && lines;
  });

test('a shopper’s sign-in, renewal and visit are recorded with address, date and hour', async () => {
  const phone = await signedInDevice(await openAccount());
  const account = (phone.jar.get('__Host-loja-session') ?? '').split('.')[0] ?? '';
  await phone.call(api.refreshSession);
  await phone.fetcher(`${base}/account`, { headers: { 'x-viewer-address': '198.51.100.9' } });

  const doors = await routesOf('identity-http-customer', account, 2);
  expect(doors.map(({ route }) => route)).toEqual(['POST /api/auth/sign-in', 'POST /api/auth/refresh']);
  const visits = await routesOf('edge-customer-authorizer', account, 1);
  expect(visits.map(({ route }) => route)).toEqual(['GET /api/account']);
  for (const { address, at } of [...doors, ...visits]) {
    expect(address).toMatch(HERE);
    expect(Date.parse(at)).toBeGreaterThanOrEqual(began - 1000);
  }
});

test('the sign-in of a member of staff is recorded too, and what they ask', async () => {
  const { id, fetcher } = await staffMember('atendimento');
  await fetcher(`${urls.backOffice}/api/staff/orders?status=paid`);
  const [entered] = await routesOf('identity-http-staff', id, 1);
  expect(entered).toMatchObject({
    address: expect.stringMatching(HERE),
    route: 'POST /api/staff/auth/totp',
  });
  const [seen] = await routesOf('edge-staff-authorizer', id, 1);
  expect(seen).toMatchObject({ address: expect.stringMatching(HERE), route: 'GET /api/staff/orders' });
});
