import { centsOfDecimal } from '@loja/kernel/money.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { isValidBrCode } from './br-code.ts';
import { orderOf, PspUnderTest, pixOrder, refusalOf } from './psp-under-test.ts';

let shop: PspUnderTest;

beforeEach(() => {
  shop = new PspUnderTest();
});

describe('creating a charge', () => {
  it('answers a payable Pix with a valid BR Code', async () => {
    const response = await shop.post('/v1/orders', pixOrder);
    expect(response.status).toBe(201);
    const created = await orderOf(response);
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
    expect(await refusalOf(shop.request('/v1/orders', { method: 'POST' }))).toEqual([401, 'unauthorized']);
  });

  it('refuses a creation without an idempotency key', async () => {
    const response = shop.request('/v1/orders', {
      method: 'POST',
      headers: { authorization: 'Bearer TEST-token' },
      body: JSON.stringify(pixOrder),
    });
    expect(await refusalOf(response)).toEqual([400, 'empty_required_header']);
  });

  it('answers a repeated request alike and charges once', async () => {
    const [first, second] = [await shop.placed(), await shop.placed()];
    expect(second).toEqual(first);
    const counted = await (await shop.request('/_simulator/calls')).json();
    expect(counted).toMatchObject({ chargesCreated: 1, calls: { 'POST /v1/orders': 2 } });
  });

  it('refuses the same key with another body', async () => {
    await shop.placed();
    expect(await refusalOf(shop.post('/v1/orders', { ...pixOrder, external_reference: 'ord_2' }))).toEqual([
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
    expect(await refusalOf(shop.post('/v1/orders', { ...pixOrder, ...change }))).toEqual([400, expected]);
  });
});

describe('the life of a charge', () => {
  it('is processed once paid, with an end-to-end id', async () => {
    const { id } = await shop.placed();
    await shop.pay(id);
    const paid = await shop.read(id);
    expect(paid).toMatchObject({
      status: 'processed',
      status_detail: 'accredited',
      total_paid_amount: '49.90',
    });
    expect(paid.transactions.payments[0]?.payment_method.e2e_id).toMatch(/^E\d{20}[0-9A-Z]{11}$/);
  });

  it('expires by the clock and then refuses payment, unless the bank is late', async () => {
    const { id } = await shop.placed();
    shop.now += 30 * 60_000;
    expect(await shop.read(id)).toMatchObject({ status: 'expired' });
    expect((await shop.pay(id)).status).toBe(409);
    expect((await shop.pay(id, { late: true })).status).toBe(200);
    expect(await shop.read(id)).toMatchObject({ status: 'processed' });
  });

  it('cancels an open charge and no paid one', async () => {
    const { id } = await shop.placed();
    expect(await orderOf(shop.post(`/v1/orders/${id}/cancel`))).toMatchObject({ status: 'canceled' });
    expect(await refusalOf(shop.post(`/v1/orders/${id}/cancel`, undefined, 'key-2'))).toEqual([
      409,
      'order_already_canceled',
    ]);
    const paid = await shop.placed('key-3');
    await shop.pay(paid.id);
    expect(await refusalOf(shop.post(`/v1/orders/${paid.id}/cancel`))).toEqual([409, 'cannot_cancel_order']);
  });

  it('refunds in parts until nothing is left', async () => {
    const { id, transactions } = await shop.placed();
    const paymentId = transactions.payments[0]?.id;
    await shop.pay(id);
    const part = { transactions: [{ id: paymentId, amount: '9.90' }] };
    expect(await orderOf(shop.post(`/v1/orders/${id}/refund`, part))).toMatchObject({
      status_detail: 'partially_refunded',
    });
    expect(
      await refusalOf(
        shop.post(`/v1/orders/${id}/refund`, { transactions: [{ id: paymentId, amount: '40.01' }] }, 'key-2'),
      ),
    ).toEqual([400, 'refund_amount_exceeds']);
    const rest = await orderOf(shop.post(`/v1/orders/${id}/refund`, undefined, 'key-3'));
    expect(rest).toMatchObject({ status: 'refunded' });
    const refunded = rest.transactions.refunds?.map((refund) => centsOfDecimal(refund.amount));
    expect(refunded).toEqual([990, 4000]);
    expect(await refusalOf(shop.post(`/v1/orders/${id}/refund`, undefined, 'key-4'))).toEqual([
      409,
      'order_already_refunded',
    ]);
  });

  it('refunds once for a repeated key', async () => {
    const { id, transactions } = await shop.placed();
    await shop.pay(id);
    const part = { transactions: [{ id: transactions.payments[0]?.id, amount: '10.00' }] };
    await shop.post(`/v1/orders/${id}/refund`, part);
    await shop.post(`/v1/orders/${id}/refund`, part);
    expect((await shop.read(id)).transactions.refunds).toHaveLength(1);
  });

  it('answers an unknown order with 404', async () => {
    expect(await refusalOf(shop.post('/v1/orders/ORD0/cancel'))).toEqual([404, 'order_not_found']);
  });

  it('survives a restart', async () => {
    const { id } = await shop.placed();
    shop.restart();
    expect(await shop.read(id)).toMatchObject({ id, status: 'action_required' });
    expect((await shop.placed()).id).toBe(id);
  });
});
