import { mercadoPago } from '@loja/services/payments/adapters/mercado-pago.ts';
import { describe, expect, test } from 'vitest';
import { paymentsOf } from '../src/back-room.ts';
import { chargeOf, notify } from '../src/bank.ts';
import { ask } from '../src/edges.ts';
import { base, buy, look, urls, withPix } from '../src/shopper.ts';

describe('what the provider seems to say of a payment moves nothing', () => {
  test.each([
    ['unsigned', {}],
    ['with half a signature', { 'x-signature': 'ts=1' }],
    [
      'with a signature of another form',
      { 'x-signature': `ts=${Date.now()},v1=${'0'.repeat(64)}`, 'x-request-id': 'x' },
    ],
  ])('%s', async (_, headers) => {
    const { status } = await ask('/api/webhooks/mercadopago?data.id=ORD1&type=order', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"action":"order.processed","type":"order","data":{"id":"ORD1"}}',
    });
    expect([400, 401]).toContain(status);
  });

  test('forged, stale, or about a payment that is not made', async () => {
    const placed = await buy({ 'CASA-250-GRAOS': 1 });
    await withPix(placed);
    const { id } = await chargeOf(placed.orderId);
    expect((await notify(id, { secret: 'guess' })).status).toBe(401);
    expect((await notify(id, { at: Date.now() - 3_600_000 })).status).toBe(401);
    expect((await notify(id)).status).toBe(200);
    const captured = (await paymentsOf(placed.orderId)).filter(({ entity }) => entity === 'LEDGER_ENTRY');
    expect(captured).toEqual([]);
    expect((await look(placed)).status).toBe('awaiting_payment');
  });
});

describe('an answer of the provider is read strictly', () => {
  const answers: [string, () => Response][] = [
    ['that is no JSON', () => new Response('<html>ok</html>')],
    ['that is empty', () => new Response('')],
    ['that has another shape', () => Response.json({ paid: true })],
    [
      'whose amount is no amount',
      () =>
        Response.json({
          id: 'ORD1',
          external_reference: 'o',
          status: 'processed',
          status_detail: 'accredited',
          total_amount: 'Infinity',
          transactions: { payments: [] },
        }),
    ],
    ['that would poison prototypes', () => new Response('{"__proto__":{"status":"processed"},"id":"ORD1"}')],
    ['that is a list', () => Response.json([])],
  ];
  test.each(answers)('%s', async (_, answer) => {
    const provider = mercadoPago({
      baseUrl: 'http://psp.example',
      accessToken: async () => 'TEST',
      fetcher: async () => answer(),
    });
    await expect(provider.get('ORD1')).rejects.toThrow();
    expect(Object.hasOwn(Object.prototype, 'status')).toBe(false);
  });
});

test('the provider’s own pages are not ours: nothing of the simulator answers under the shop’s name', async () => {
  for (const path of ['/v1/orders', '/_simulator/orders', '/api/_simulator/behaviour'])
    for (const site of [urls.shop, urls.backOffice]) {
      const { status } = await ask(path, { base: site, method: 'POST', body: '{}' });
      expect([403, 404, 405]).toContain(status);
    }
  expect((await fetch(`${base}/webhooks/bacen`, { method: 'POST' })).status).toBe(404);
});
