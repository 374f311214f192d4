import * as api from '@loja/contracts/endpoints.generated.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Device, device, openAccount, signedInDevice } from '../src/device.ts';
import { base, buy, cartOf, home, look, type Placed } from '../src/shopper.ts';

let mine: Placed;
let theirs: Placed;
let ana: Device;
let bia: Device;
beforeAll(async () => {
  [mine, theirs] = await Promise.all([buy({ 'CASA-250-GRAOS': 1 }), buy({ 'CASA-250-GRAOS': 1 })]);
  [ana, bia] = [await signedInDevice(await openAccount()), await signedInDevice(await openAccount())];
});

/** An answer without what differs each time. */
const said = async (response: Response) => {
  const { traceId: _, ...body } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body };
};
const absent = `ord_${'0'.repeat(26)}`;

describe('another’s order and one that does not exist answer alike', () => {
  const acts: [string, string, unknown][] = [
    ['GET', '', undefined],
    ['GET', '/contract', undefined],
    ['POST', '/cancellation', undefined],
    ['POST', '/returns', { resolution: 'refund' }],
    ['POST', '/payments', { method: 'pix', expectedTotal: { cents: 100, currency: 'BRL' } }],
  ];
  const asking = (method: string, orderId: string, path: string, token: string, body: unknown, as?: Device) =>
    (as?.fetcher ?? fetch)(`${base}/orders/${orderId}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-loja-client': 'shop',
        'idempotency-key': crypto.randomUUID(),
        ...(token ? { 'x-order-token': token } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  test.each(acts)('%s /orders/{orderId}%s', async (method, path, body) => {
    const denied = await said(await asking(method, theirs.orderId, path, mine.accessToken, body));
    expect(denied.status).toBe(404);
    expect(denied).toEqual(await said(await asking(method, absent, path, mine.accessToken, body)));
    expect(denied).toEqual(await said(await asking(method, theirs.orderId, path, '', body)));
    expect(denied).toEqual(await said(await asking(method, theirs.orderId, path, '', body, ana)));
    expect((await look(theirs)).status).toBe('awaiting_payment');
  });
});

test('another’s session and address are as absent as none, and stay', async () => {
  const kept = await bia.call(api.addAddress, { body: { ...home, label: 'Casa' } });
  if (!kept.ok) throw new Error(JSON.stringify(kept.problem));
  const { addressId } = kept.value;
  const sessions = await bia.call(api.listSessions);
  if (!sessions.ok) throw new Error(JSON.stringify(sessions.problem));
  const [session] = sessions.value.sessions;
  const sessionId = session?.sessionId ?? '';

  const change = (id: string) =>
    ana.fetcher(`${base}/account/addresses/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-loja-client': 'shop' },
      body: JSON.stringify({ ...home, number: '666' }),
    });
  const end = (id: string) =>
    ana.fetcher(`${base}/account/sessions/${id}`, { method: 'DELETE', headers: { 'x-loja-client': 'shop' } });
  expect(await said(await change(addressId))).toEqual(await said(await change(`adr_${'0'.repeat(26)}`)));
  expect(await said(await end(sessionId))).toEqual(await said(await end(sessionId.replace(/.$/, 'x'))));
  expect((await end(sessionId)).status).toBe(404);
  expect(await bia.call(api.listAddresses)).toMatchObject({
    value: { addresses: [{ number: home.number }] },
  });
});

test('a customer’s cart is no one else’s, whoever learns its id', async () => {
  const phone = device();
  const { cartId: brought } = await cartOf({ 'CASA-250-GRAOS': 1 });
  const account = await openAccount();
  const signedIn = await phone.call(api.signIn, { body: { ...account, cartId: brought } });
  if (!signedIn.ok || signedIn.value.status !== 'signed_in') throw new Error(JSON.stringify(signedIn));
  const cartId = signedIn.value.cartId ?? '';
  const of = async (who: typeof fetch, id: string) => said(await who(`${base}/carts/${id}`));
  const none = await of(fetch, `crt_${'0'.repeat(26)}`);
  expect(none.status).toBe(404);
  expect((await of(phone.fetcher, cartId)).status).toBe(200);
  expect(await of(fetch, cartId)).toEqual(none);
  expect(await of(ana.fetcher, cartId)).toEqual(none);
});
