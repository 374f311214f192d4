import { centsOfDecimal } from '@loja/kernel/money.ts';
import { WebhookSignatureValidator } from 'mercadopago';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPspApp } from './app.ts';
import { isValidBrCode } from './br-code.ts';
import { signatureHeader } from './signature.ts';
import { stateInMemory } from './state-file.ts';
import type { WireOrder } from './wire-order.ts';

type Delivery = { url: URL; headers: Headers; body: { action: string; type: string; data: { id: string } } };

const START = Date.parse('2026-01-05T12:00:00Z');
const SECRET = 'webhook-secret';

let now: number;
let deliveries: Delivery[];
let shopAnswers: number;
let stateFile: ReturnType<typeof stateInMemory>;
let psp: ReturnType<typeof createPspApp>;

function start() {
  return createPspApp({
    accessToken: 'TEST-token',
    clock: () => new Date(now),
    stateFile,
    publicUrl: () => 'http://psp.example',
    webhook: {
      url: 'http://shop.example/api/webhooks/mercadopago',
      secret: SECRET,
      send: async (url, init) => {
        deliveries.push({
          url: new URL(url),
          headers: new Headers(init.headers),
          body: JSON.parse(String(init.body)),
        });
        return { status: shopAnswers };
      },
    },
  });
}

const pixOrder = {
  type: 'online',
  processing_mode: 'automatic',
  external_reference: 'ord_1',
  total_amount: '49.90',
  payer: { email: 'ana@example.com' },
  transactions: {
    payments: [
      { amount: '49.90', payment_method: { id: 'pix', type: 'bank_transfer' }, expiration_time: 'PT30M' },
    ],
  },
};

const post = (path: string, body?: unknown, key = 'key-1') =>
  psp.app.request(path, {
    method: 'POST',
    headers: { authorization: 'Bearer TEST-token', 'x-idempotency-key': key },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function order(response: Response | Promise<Response>): Promise<WireOrder> {
  return (await (await response).json()) as WireOrder;
}

const placed = () => order(post('/v1/orders', pixOrder));

const read = (id: string) =>
  order(psp.app.request(`/v1/orders/${id}`, { headers: { authorization: 'Bearer TEST-token' } }));

async function code(response: Response | Promise<Response>): Promise<[number, string | undefined]> {
  const settled = await response;
  const body = (await settled.json()) as { errors: { code: string }[] };
  return [settled.status, body.errors[0]?.code];
}

const behave = (behaviour: unknown) => post('/_simulator/behaviour', behaviour);

beforeEach(() => {
  now = START;
  deliveries = [];
  shopAnswers = 200;
  stateFile = stateInMemory();
  psp = start();
});

describe('creating a charge', () => {
  it('answers a payable Pix with a valid BR Code', async () => {
    const response = await post('/v1/orders', pixOrder);
    expect(response.status).toBe(201);
    const created = await order(response);
    const payment = created.transactions.payments[0];
    expect(created).toMatchObject({
      status: 'action_required',
      status_detail: 'waiting_transfer',
      external_reference: 'ord_1',
      total_amount: '49.90',
    });
    expect(created.id).toMatch(/^ORD[0-9A-Z]{26}$/);
    expect(payment?.date_of_expiration).toBe('2026-01-05T12:30:00.000Z');
    expect(isValidBrCode(payment?.payment_method.qr_code ?? '')).toBe(true);
    expect(payment?.payment_method.ticket_url).toBe(`http://psp.example/pagar/${created.id}`);
  });

  it('refuses a caller without the token', async () => {
    expect(await code(psp.app.request('/v1/orders', { method: 'POST' }))).toEqual([401, 'unauthorized']);
  });

  it('refuses a creation without an idempotency key', async () => {
    const response = psp.app.request('/v1/orders', {
      method: 'POST',
      headers: { authorization: 'Bearer TEST-token' },
      body: JSON.stringify(pixOrder),
    });
    expect(await code(response)).toEqual([400, 'empty_required_header']);
  });

  it('answers a repeated request alike and charges once', async () => {
    const [first, second] = [await placed(), await placed()];
    expect(second).toEqual(first);
    const counted = await (await psp.app.request('/_simulator/calls')).json();
    expect(counted).toMatchObject({ chargesCreated: 1, calls: { 'POST /v1/orders': 2 } });
  });

  it('refuses the same key with another body', async () => {
    await placed();
    expect(await code(post('/v1/orders', { ...pixOrder, external_reference: 'ord_2' }))).toEqual([
      409,
      'idempotency_key_already_used',
    ]);
  });

  it.each([
    ['an amount that is a number', { total_amount: 49.9 }, 'property_type'],
    ['an amount with one decimal', { total_amount: '49.9' }, 'property_value'],
    ['a total that differs from its payment', { total_amount: '49.91' }, 'invalid_total_amount'],
    ['a reference with other characters', { external_reference: 'ord 1' }, 'property_value'],
    ['a reference longer than 64', { external_reference: 'x'.repeat(65) }, 'property_value'],
    ['a missing payer', { payer: undefined }, 'required_properties'],
    ['no payment', { transactions: { payments: [] } }, 'minimum_items'],
    [
      'two payments',
      { transactions: { payments: [pixOrder.transactions.payments[0], pixOrder.transactions.payments[0]] } },
      'maximum_items',
    ],
  ])('refuses %s', async (_, change, expected) => {
    expect(await code(post('/v1/orders', { ...pixOrder, ...change }))).toEqual([400, expected]);
  });
});

describe('the life of a charge', () => {
  it('is processed once paid, with an end-to-end id', async () => {
    const { id } = await placed();
    await post(`/_simulator/orders/${id}/pay`);
    const paid = await read(id);
    expect(paid).toMatchObject({
      status: 'processed',
      status_detail: 'accredited',
      total_paid_amount: '49.90',
    });
    expect(paid.transactions.payments[0]?.payment_method.e2e_id).toMatch(/^E\d{20}[0-9A-Z]{11}$/);
  });

  it('expires by the clock and then refuses payment, unless the bank is late', async () => {
    const { id } = await placed();
    now += 30 * 60_000;
    expect(await read(id)).toMatchObject({ status: 'expired' });
    expect((await post(`/_simulator/orders/${id}/pay`)).status).toBe(409);
    expect((await post(`/_simulator/orders/${id}/pay`, { late: true })).status).toBe(200);
    expect(await read(id)).toMatchObject({ status: 'processed' });
  });

  it('cancels an open charge and no paid one', async () => {
    const { id } = await placed();
    expect(await order(post(`/v1/orders/${id}/cancel`))).toMatchObject({ status: 'canceled' });
    expect(await code(post(`/v1/orders/${id}/cancel`, undefined, 'key-2'))).toEqual([
      409,
      'order_already_canceled',
    ]);
    const paid = await order(post('/v1/orders', pixOrder, 'key-3'));
    await post(`/_simulator/orders/${paid.id}/pay`);
    expect(await code(post(`/v1/orders/${paid.id}/cancel`))).toEqual([409, 'cannot_cancel_order']);
  });

  it('refunds in parts until nothing is left', async () => {
    const { id, transactions } = await placed();
    const paymentId = transactions.payments[0]?.id;
    await post(`/_simulator/orders/${id}/pay`);
    const part = { transactions: [{ id: paymentId, amount: '9.90' }] };
    expect(await order(post(`/v1/orders/${id}/refund`, part))).toMatchObject({
      status_detail: 'partially_refunded',
    });
    expect(
      await code(
        post(`/v1/orders/${id}/refund`, { transactions: [{ id: paymentId, amount: '40.01' }] }, 'key-2'),
      ),
    ).toEqual([400, 'refund_amount_exceeds']);
    const rest = await order(post(`/v1/orders/${id}/refund`, undefined, 'key-3'));
    expect(rest).toMatchObject({ status: 'refunded' });
    const refunded = rest.transactions.refunds?.map((refund) => centsOfDecimal(refund.amount));
    expect(refunded).toEqual([990, 4000]);
    expect(await code(post(`/v1/orders/${id}/refund`, undefined, 'key-4'))).toEqual([
      409,
      'order_already_refunded',
    ]);
  });

  it('refunds once for a repeated key', async () => {
    const { id, transactions } = await placed();
    await post(`/_simulator/orders/${id}/pay`);
    const part = { transactions: [{ id: transactions.payments[0]?.id, amount: '10.00' }] };
    await post(`/v1/orders/${id}/refund`, part);
    await post(`/v1/orders/${id}/refund`, part);
    expect((await read(id)).transactions.refunds).toHaveLength(1);
  });

  it('answers an unknown order with 404', async () => {
    expect(await code(post('/v1/orders/ORD0/cancel'))).toEqual([404, 'order_not_found']);
  });

  it('survives a restart', async () => {
    const { id } = await placed();
    psp = start();
    expect(await read(id)).toMatchObject({ id, status: 'action_required' });
    expect((await placed()).id).toBe(id);
  });
});

describe('notifications', () => {
  it('signs as the published vector', () => {
    const parts = {
      dataId: 'ord01jq4s4ky8hwq6na5pxb65b3d3',
      requestId: '2066ca19-c6f1-498a-be75-1923005edd06',
      ts: 1742505638683,
    };
    expect(signatureHeader(parts, 'your_secret_key_here')).toBe(
      'ts=1742505638683,v1=633f91233312dd391ec75fa0bea539cfc2d6c4918873305b84a96cc1c58db71c',
    );
  });

  it("are accepted by Mercado Pago's own validator", async () => {
    const { id } = await placed();
    await post(`/_simulator/orders/${id}/pay`);
    await psp.provider.tick();
    const [delivery] = deliveries;
    expect(delivery?.url.search).toBe(`?data.id=${id}&type=order`);
    expect(delivery?.body).toMatchObject({ action: 'order.processed', type: 'order', data: { id } });
    const proof = {
      xSignature: delivery?.headers.get('x-signature') ?? null,
      xRequestId: delivery?.headers.get('x-request-id') ?? null,
      dataId: delivery?.url.searchParams.get('data.id') ?? null,
    };
    expect(() => WebhookSignatureValidator.validate({ ...proof, secret: SECRET })).not.toThrow();
    expect(() => WebhookSignatureValidator.validate({ ...proof, secret: 'other' })).toThrow();
  });

  it('tell expiry, cancellation and refund', async () => {
    const [expired, canceled, refunded] = await Promise.all(
      ['a', 'b', 'c'].map((key) => order(post('/v1/orders', pixOrder, key))),
    );
    await post(`/v1/orders/${canceled?.id}/cancel`);
    await post(`/_simulator/orders/${refunded?.id}/pay`);
    await post(`/v1/orders/${refunded?.id}/refund`);
    await post(`/_simulator/orders/${expired?.id}/expire`);
    await psp.provider.tick();
    expect(deliveries.map((delivery) => delivery.body.action)).toEqual([
      'order.canceled',
      'order.processed',
      'order.refunded',
      'order.expired',
    ]);
  });

  it('are repeated with growing pauses until accepted', async () => {
    shopAnswers = 503;
    const { id } = await placed();
    await post(`/_simulator/orders/${id}/pay`);
    for (const wait of [0, 999, 1, 1_999, 1]) {
      now += wait;
      await psp.provider.tick();
    }
    expect(deliveries).toHaveLength(3);
    shopAnswers = 200;
    now += 4_000;
    await psp.provider.tick();
    now += 3_600_000;
    await psp.provider.tick();
    expect(deliveries).toHaveLength(4);
  });

  it('can be delayed, doubled, dropped or badly signed on demand', async () => {
    await behave({ delayMs: 5_000, duplicates: 2 });
    const first = await placed();
    await post(`/_simulator/orders/${first.id}/pay`);
    await psp.provider.tick();
    expect(deliveries).toHaveLength(0);
    now += 5_000;
    await psp.provider.tick();
    expect(deliveries).toHaveLength(3);

    await behave({ drop: true });
    const second = await order(post('/v1/orders', pixOrder, 'key-2'));
    await post(`/_simulator/orders/${second.id}/pay`);
    await psp.provider.tick();
    expect(deliveries).toHaveLength(3);

    await behave({ wrongSignature: true });
    const third = await order(post('/v1/orders', pixOrder, 'key-3'));
    await post(`/_simulator/orders/${third.id}/pay`);
    await psp.provider.tick();
    const forged = deliveries.at(-1);
    expect(() =>
      WebhookSignatureValidator.validate({
        xSignature: forged?.headers.get('x-signature') ?? null,
        xRequestId: forged?.headers.get('x-request-id') ?? null,
        dataId: third.id,
        secret: SECRET,
      }),
    ).toThrow();
  });
});

describe('faults of the API', () => {
  it('fails the next calls only', async () => {
    await behave({ failNext: { count: 2, status: 503 } });
    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await post('/v1/orders', pixOrder)).status);
    expect(statuses).toEqual([503, 503, 201]);
  });

  it('can lose the answer of work that was done', async () => {
    await behave({ failNext: { count: 1, afterEffect: true } });
    expect((await post('/v1/orders', pixOrder)).status).toBe(500);
    expect((await post('/v1/orders', pixOrder)).status).toBe(201);
    expect(await (await psp.app.request('/_simulator/calls')).json()).toMatchObject({ chargesCreated: 1 });
  });

  it('can answer another amount', async () => {
    const { id } = await placed();
    await behave({ wrongAmount: true });
    expect((await read(id)).total_amount).toBe('49.89');
  });

  it('refuses an unknown behaviour', async () => {
    expect((await behave({ delay: 1 })).status).toBe(400);
  });
});

describe('the pages of the bank', () => {
  const form = (path: string, fields: Record<string, string>) =>
    psp.app.request(path, { method: 'POST', body: new URLSearchParams(fields) });

  it('list open charges', async () => {
    await placed();
    const page = await (await psp.app.request('/')).text();
    expect(page).toContain('Pedido ord_1');
    expect(page).toContain('R$\u00a049,90');
  });

  it('find a charge by its copy-and-paste code and pay it', async () => {
    const { id, transactions } = await placed();
    const found = await form('/pagar', { code: ` ${transactions.payments[0]?.payment_method.qr_code}\n` });
    expect(found.headers.get('location')).toBe(`/pagar/${id}`);
    expect((await form(`/pagar/${id}`, {})).status).toBe(303);
    expect(await (await psp.app.request(`/pagar/${id}`)).text()).toContain('Pagamento feito');
    expect((await form(`/pagar/${id}`, {})).status).toBe(409);
  });

  it('say so when no charge has the code', async () => {
    const answer = await form('/pagar', { code: 'nada' });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Nenhuma cobrança tem este código');
  });
});
