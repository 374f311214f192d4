import { newOrderId } from '@loja/kernel/ids.ts';
import { NotYet } from '@loja/kernel/not-yet.ts';
import { describe, expect, test } from 'vitest';
import { testShop, totals } from '../adapters/test-shop.ts';

describe('a Pix that was paid', () => {
  test('is captured, booked, announced and told to the order, once', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    expect(await shop.settle(pspOrderId)).toEqual({ outcome: 'captured', orderId });
    expect(shop.workflow.told).toEqual([{ taskToken: `token of ${orderId}`, outcome: 'succeeded', orderId }]);
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 4 });
    expect(shop.store.announced).toEqual([{ name: 'PaymentCaptured', orderId }]);
  });

  test('and notified many times has one effect', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    await shop.settle(pspOrderId);
    shop.orders.decide(orderId, 'kept');
    const again = await Promise.all(Array.from({ length: 10 }, () => shop.settle(pspOrderId)));
    expect(again.every(({ outcome }) => outcome === 'captured')).toBe(true);
    expect(shop.workflow.told).toHaveLength(1);
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 4 });
    expect(shop.store.announced).toHaveLength(1);
    expect(shop.provider.moved.returned).toEqual([]);
  });

  test('completes once when we crash between the books and the workflow', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    shop.workflow.breakNext();
    await expect(shop.settle(pspOrderId)).rejects.toThrow();
    expect(await shop.statusOf(orderId)).toBe('captured');
    expect(shop.workflow.told).toEqual([]);

    expect(await shop.settle(pspOrderId)).toEqual({ outcome: 'captured', orderId });
    expect(shop.workflow.told).toHaveLength(1);
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 4 });
  });

  test('comes back later while nobody waits and the order is undecided', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    shop.workflow.timeOut();
    await expect(shop.settle(pspOrderId)).rejects.toThrow(NotYet);
    shop.orders.decide(orderId, 'kept');
    expect((await shop.settle(pspOrderId)).outcome).toBe('captured');
    expect(shop.provider.moved.returned).toEqual([]);
  });
});

describe('money that came too late', () => {
  const late = async () => {
    const shop = testShop();
    const placed = await shop.awaitingPix();
    shop.workflow.timeOut();
    shop.provider.expire(placed.pspOrderId);
    await shop.settleOrCancel(placed.orderId, 'expired');
    shop.orders.decide(placed.orderId, 'lost');
    shop.provider.pay(placed.pspOrderId, { late: true });
    return { shop, ...placed };
  };

  test('goes back whole, once, and the books say both', async () => {
    const { shop, orderId, pspOrderId } = await late();
    const outcomes = await Promise.all([shop.settle(pspOrderId), shop.settle(pspOrderId)]);
    await shop.settle(pspOrderId);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refunded', 'refunded']);
    expect(shop.provider.moved.returned).toEqual([pspOrderId]);
    expect(await shop.statusOf(orderId)).toBe('refunded');
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 6 });
    expect(shop.store.announced.map(({ name }) => name)).toEqual(['PaymentCaptured', 'PaymentRefunded']);
  });

  test('goes back once when the answer to the refund is lost', async () => {
    const { shop, orderId, pspOrderId } = await late();
    const refund = shop.provider.refund.bind(shop.provider);
    shop.provider.refund = async (id) => {
      shop.provider.refund = refund;
      await refund(id);
      throw new Error('connection lost');
    };
    await expect(shop.settle(pspOrderId)).rejects.toThrow();
    expect((await shop.settle(pspOrderId)).outcome).toBe('refunded');
    expect(shop.provider.moved.returned).toEqual([pspOrderId]);
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 6 });
  });

  test('is not told to a workflow that still waits for a cancelled order', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.orders.decide(orderId, 'lost');
    shop.provider.pay(pspOrderId);
    expect((await shop.settle(pspOrderId)).outcome).toBe('refunded');
    expect(shop.workflow.told).toEqual([]);
  });
});

describe('a charge that is not ours to take', () => {
  test.each([
    ['another amount', { amountCents: totals.totalCents - 1 }, 'amount'],
    ['no readable amount', { amountCents: undefined }, 'amount'],
    ['less paid than asked', { paidCents: 1 }, 'paid_amount'],
  ] as const)('with %s moves nothing and raises an alarm', async (_what, change, mismatch) => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    shop.provider.tamper(pspOrderId, change);
    expect(await shop.settle(pspOrderId)).toEqual({ outcome: 'mismatch', orderId });
    expect(shop.alarms).toEqual([mismatch]);
    expect(await shop.statusOf(orderId)).toBe('pending');
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 0 });
    expect(shop.workflow.told).toEqual([]);
    expect(shop.store.announced).toEqual([]);
  });

  test('made for one order pays no other', async () => {
    const shop = testShop();
    const cheap = await shop.awaitingPix();
    const dear = await shop.awaitingPix();
    shop.provider.pay(cheap.pspOrderId);
    shop.provider.tamper(cheap.pspOrderId, { reference: dear.orderId });
    expect((await shop.settle(cheap.pspOrderId)).outcome).toBe('mismatch');
    expect(shop.alarms).toEqual(['other_charge']);
    expect(await shop.statusOf(dear.orderId)).toBe('pending');
  });

  test('of another seller or of no order is left alone', async () => {
    const shop = testShop();
    const { pspOrderId } = await shop.awaitingPix();
    expect(await shop.settle('ORD999')).toEqual({ outcome: 'unknown_charge' });
    shop.provider.tamper(pspOrderId, { reference: 'table-7' });
    expect(await shop.settle(pspOrderId)).toEqual({ outcome: 'not_ours' });
    shop.provider.tamper(pspOrderId, { reference: newOrderId() });
    expect(await shop.settle(pspOrderId)).toEqual({ outcome: 'not_ours' });
  });

  test('in a status unknown to us is not money', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.tamper(pspOrderId, { status: 'unknown' });
    expect((await shop.settle(pspOrderId)).outcome).toBe('open');
    expect(shop.alarms).toEqual(['unknown_status']);
    expect(await shop.statusOf(orderId)).toBe('pending');
  });
});

describe('a Pix that ended unpaid', () => {
  test.each([
    ['expired', 'PaymentExpired'],
    ['cancelled', 'PaymentCancelled'],
    ['failed', 'PaymentFailed'],
  ] as const)('%s tells the workflow %s', async (status, outcome) => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.tamper(pspOrderId, { status });
    expect((await shop.settle(pspOrderId)).outcome).toBe('closed');
    expect(await shop.statusOf(orderId)).toBe(status);
    expect(shop.workflow.told).toEqual([{ taskToken: `token of ${orderId}`, outcome }]);
    await shop.settle(pspOrderId);
    expect(shop.workflow.told).toHaveLength(1);
  });

  test('and is denied after we took its money is a matter for a person', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    await shop.settle(pspOrderId);
    shop.provider.tamper(pspOrderId, { status: 'cancelled' });
    expect((await shop.settle(pspOrderId)).outcome).toBe('open');
    expect(shop.alarms).toEqual(['unknown_status']);
    expect(await shop.statusOf(orderId)).toBe('captured');
  });

  test('while a Pix that waits moves nothing', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    expect(await shop.settle(pspOrderId)).toEqual({ outcome: 'open', orderId });
    expect(await shop.statusOf(orderId)).toBe('pending');
  });
});

describe('a refund made at the provider by hand', () => {
  test('is booked as captured and returned, once', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.tamper(pspOrderId, { status: 'refunded' });
    await shop.settle(pspOrderId);
    await shop.settle(pspOrderId);
    expect(await shop.statusOf(orderId)).toBe('refunded');
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 6 });
  });
});
