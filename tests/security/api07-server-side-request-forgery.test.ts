import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bacenPix } from '@loja/services/payments/adapters/bacen-pix.ts';
import { mercadoPago } from '@loja/services/payments/adapters/mercado-pago.ts';
import { httpAddresses } from '@loja/services/shipping/adapters/addresses.http.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../src/edges.ts';
import { reviewed, submit } from '../src/shopper.ts';
import { everyRoute, knock } from '../src/stranger.ts';

let inner: Server;
let outer: Server;
const reached: string[] = [];
const opened = (server: Server): Promise<void> =>
  new Promise((resolve) => void server.listen(0, '127.0.0.1', resolve));
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const address = (server: Server): string => `http://127.0.0.1:${portOf(server)}`;

beforeAll(async () => {
  inner = createServer((incoming, outgoing) => {
    reached.push(incoming.url ?? '');
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end('{"id":"ORD1","access_token":"x","expires_in":3600,"uf":"SP","localidade":"Dentro"}');
  });
  await opened(inner);
  outer = createServer((incoming, outgoing) => {
    outgoing.writeHead(307, { location: `${address(inner)}/led${incoming.url ?? ''}` });
    outgoing.end();
  });
  await opened(outer);
});
afterAll(() => {
  for (const server of [inner, outer]) server.close();
});

describe('whoever we ask cannot lead us elsewhere', () => {
  test('the payment provider', async () => {
    const provider = mercadoPago({ baseUrl: address(outer), accessToken: async () => 'TEST-token' });
    await expect(provider.get('ORD1')).rejects.toThrow('did not answer');
    expect(reached).toEqual([]);
  });

  test('a bank', async () => {
    const provider = bacenPix({
      baseUrl: address(outer),
      tokenUrl: async () => `${address(outer)}/token`,
      credentials: async () => ({ clientId: 'shop', clientSecret: 'secret' }),
      pixKey: async () => '7d9f0335-8dcc-4054-9bf9-0dbd61d36906',
      receiver: { name: 'Torrefação', city: 'Poços de Caldas' },
      clock: () => new Date(),
    });
    await expect(provider.get('a'.repeat(32))).rejects.toThrow();
    expect(reached).toEqual([]);
  });

  test('a directory of addresses', async () => {
    expect(await httpAddresses([`${address(outer)}/{cep}`]).find('01310100')).toBeUndefined();
    expect(reached).toEqual([]);
    // The same directory, asked directly, is heard: only the leading was refused.
    expect(await httpAddresses([`${address(inner)}/{cep}`]).find('01310100')).toBeDefined();
    expect(reached.splice(0)).toEqual(['/01310100']);
  });
});

const targets = [
  'http://169.254.169.254/latest/meta-data/iam/security-credentials/',
  'http://[::1]:4566/',
  'http://[::ffff:169.254.169.254]/',
  'http://2130706433/',
  'file:///var/task/index.mjs',
];

describe('no request makes us ask an address of its own', () => {
  test.each(targets)('%s', async (target) => {
    const here = `${address(inner)}/?${encodeURIComponent(target)}`;
    for (const place of [target, here]) {
      const { status } = await ask(`/api/ceps/${encodeURIComponent(place)}`);
      expect(status).toBe(404);
      const pointed = { ...(await reviewed({ 'CASA-250-GRAOS': 1 })), callbackUrl: place };
      expect((await submit(pointed)).status).toBe(400);
    }
    expect(reached).toEqual([]);
  });

  test('nor does a header of any route', async () => {
    const headers = {
      'x-forwarded-host': address(inner).slice(7),
      'x-original-url': `${address(inner)}/x`,
      referer: `${address(inner)}/r`,
    };
    for (const [, route] of everyRoute) await knock(route, { headers, from: '127.0.0.37' });
    expect(reached).toEqual([]);
  });
});
