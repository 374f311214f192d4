import { WebhookSignatureValidator } from 'mercadopago';
import { beforeEach, describe, expect, it } from 'vitest';
import { PspUnderTest } from './psp-under-test.ts';
import { signatureHeader } from './signature.ts';

let shop: PspUnderTest;

beforeEach(() => {
  shop = new PspUnderTest();
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
    const { id } = await shop.placed();
    await shop.pay(id);
    await shop.tick();
    const [delivery] = shop.deliveries;
    expect(delivery?.url.search).toBe(`?data.id=${id}&type=order`);
    expect(delivery?.body).toMatchObject({ action: 'order.processed', type: 'order', data: { id } });
    const proof = {
      xSignature: delivery?.headers.get('x-signature') ?? null,
      xRequestId: delivery?.headers.get('x-request-id') ?? null,
      dataId: delivery?.url.searchParams.get('data.id') ?? null,
    };
    expect(() => WebhookSignatureValidator.validate({ ...proof, secret: shop.secret })).not.toThrow();
    expect(() => WebhookSignatureValidator.validate({ ...proof, secret: 'other' })).toThrow();
  });

  it('tell expiry, cancellation and refund', async () => {
    const [expired, canceled, refunded] = await Promise.all(['a', 'b', 'c'].map((key) => shop.placed(key)));
    await shop.post(`/v1/orders/${canceled?.id}/cancel`);
    await shop.pay(refunded?.id ?? '');
    await shop.post(`/v1/orders/${refunded?.id}/refund`);
    await shop.post(`/_simulator/orders/${expired?.id}/expire`);
    await shop.tick();
    expect(shop.deliveries.map((delivery) => delivery.body.action)).toEqual([
      'order.canceled',
      'order.processed',
      'order.refunded',
      'order.expired',
    ]);
  });

  it('are repeated with growing pauses until accepted', async () => {
    shop.shopAnswers = 503;
    const { id } = await shop.placed();
    await shop.pay(id);
    for (const wait of [0, 999, 1, 1_999, 1]) {
      shop.now += wait;
      await shop.tick();
    }
    expect(shop.deliveries).toHaveLength(3);
    shop.shopAnswers = 200;
    shop.now += 4_000;
    await shop.tick();
    shop.now += 3_600_000;
    await shop.tick();
    expect(shop.deliveries).toHaveLength(4);
  });

  it('can be delayed, doubled, dropped or badly signed on demand', async () => {
    await shop.behave({ delayMs: 5_000, duplicates: 2 });
    const first = await shop.placed();
    await shop.pay(first.id);
    await shop.tick();
    expect(shop.deliveries).toHaveLength(0);
    shop.now += 5_000;
    await shop.tick();
    expect(shop.deliveries).toHaveLength(3);

    await shop.behave({ drop: true });
    const second = await shop.placed('key-2');
    await shop.pay(second.id);
    await shop.tick();
    expect(shop.deliveries).toHaveLength(3);

    await shop.behave({ wrongSignature: true });
    const third = await shop.placed('key-3');
    await shop.pay(third.id);
    await shop.tick();
    const forged = shop.deliveries.at(-1);
    expect(() =>
      WebhookSignatureValidator.validate({
        xSignature: forged?.headers.get('x-signature') ?? null,
        xRequestId: forged?.headers.get('x-request-id') ?? null,
        dataId: third.id,
        secret: shop.secret,
      }),
    ).toThrow();
  });

  it('can be held and sent the last first', async () => {
    await shop.behave({ reorder: 3 });
    const ids = [];
    for (const key of ['a', 'b', 'c']) {
      const { id } = await shop.placed(key);
      ids.push(id);
      await shop.pay(id);
      await shop.tick();
    }
    for (let turn = 0; turn < 3; turn += 1) {
      await shop.tick();
      shop.now += 300;
    }
    expect(shop.deliveries.map(({ body }) => body.data.id)).toEqual(ids.reverse());
  });

  it('that are held are sent on demand', async () => {
    await shop.behave({ reorder: 10 });
    const { id } = await shop.placed();
    await shop.pay(id);
    await shop.tick();
    expect(shop.deliveries).toHaveLength(0);
    await shop.control('/notifications/release');
    await shop.tick();
    expect(shop.deliveries).toHaveLength(1);
  });

  it('can be signed with an instant long past', async () => {
    await shop.behave({ tsOffsetMs: -660_000 });
    const { id } = await shop.placed();
    await shop.pay(id);
    await shop.tick();
    expect(shop.deliveries[0]?.headers.get('x-signature')).toMatch(`ts=${shop.now - 660_000},`);
  });
});
