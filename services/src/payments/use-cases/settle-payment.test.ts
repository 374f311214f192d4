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
    expect(shop.workflow.told).toEqual([{ taskToken: `token of ${orderId}`, orderId, method: 'pix' }]);
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 4 });
    expect(shop.announcedOf(orderId)).toEqual(['PaymentCaptured']);
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

  test('is told to the workflow though the order knows already: it must not wait in vain', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    shop.orders.decide(orderId, 'kept');
    await shop.settle(pspOrderId);
    await shop.settle(pspOrderId);
    expect(shop.workflow.told).toHaveLength(1);
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
    shop.pass(1800);
    shop.workflow.timeOut();
    shop.provider.expire(placed.pspOrderId);
    await shop.settleOrCancel(placed.orderId, 'expired');
    shop.orders.decide(placed.orderId, 'lost');
    shop.provider.pay(placed.pspOrderId, { late: true });
    return { shop, ...placed };
  };

  test('is booked and announced once, for the order to decide what becomes of it', async () => {
    const { shop, orderId, pspOrderId } = await late();
    const outcomes = await Promise.all([shop.settle(pspOrderId), shop.settle(pspOrderId)]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['late', 'late']);
    expect(await shop.statusOf(orderId)).toBe('captured');
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 4 });
    expect(shop.announcedOf(orderId)).toEqual(['PaymentCaptured']);
    expect(shop.provider.moved.returned).toEqual([]);
  });

  test('goes back whole, once, when the order promises it', async () => {
    const { shop, orderId, pspOrderId } = await late();
    await shop.settle(pspOrderId);
    const due = { refundId: 'late', amountCents: totals.totalCents };
    const both = await Promise.all([shop.returnMoney(orderId, due), shop.returnMoney(orderId, due)]);
    expect(both).toEqual(['refunded', 'refunded']);
    expect((await shop.settle(pspOrderId)).outcome).toBe('refunded');
    expect(shop.provider.moved.returned).toHaveLength(1);
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 6 });
    expect(shop.announcedOf(orderId)).toEqual(['PaymentCaptured', 'PaymentRefunded']);
  });

  test('is not told to a workflow that still waits for a cancelled order', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.orders.decide(orderId, 'lost');
    shop.provider.pay(pspOrderId);
    expect((await shop.settle(pspOrderId)).outcome).toBe('late');
    expect(shop.workflow.told).toEqual([]);
  });
});

describe('a charge that is not ours to take', () => {
  test.each([
    ['another amount', { amountCents: totals.totalCents - 1 }, 'wrong_amount'],
    ['no readable amount', { amountCents: undefined }, 'wrong_amount'],
    ['less paid than asked', { paidCents: 1 }, 'wrong_paid_amount'],
  ] as const)('with %s moves nothing and raises an alarm', async (_what, change, anomaly) => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    shop.provider.tamper(pspOrderId, change);
    expect(await shop.settle(pspOrderId)).toEqual({ outcome: 'mismatch', orderId });
    await shop.settle(pspOrderId);
    expect(shop.alarms).toEqual([anomaly]);
    expect(await shop.statusOf(orderId)).toBe('pending');
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 0 });
    expect(shop.workflow.told).toEqual([]);
    expect(shop.announcedOf(orderId)).toEqual(['PaymentAnomalyFound']);
  });

  test.each(['pending', 'failed'] as const)('that says nothing was paid yet is ours: %s', async (status) => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.tamper(pspOrderId, { status, paidCents: 0 });
    expect((await shop.settle(pspOrderId)).outcome).toBe(status === 'failed' ? 'closed' : 'open');
    expect(await shop.statusOf(orderId)).toBe(status);
    expect(shop.alarms).toEqual([]);
  });

  test('made for one order pays no other', async () => {
    const shop = testShop();
    const cheap = await shop.awaitingPix();
    const dear = await shop.awaitingPix();
    shop.provider.pay(cheap.pspOrderId);
    shop.provider.tamper(cheap.pspOrderId, { reference: dear.orderId });
    expect((await shop.settle(cheap.pspOrderId)).outcome).toBe('mismatch');
    expect(shop.alarms).toEqual(['unknown_charge']);
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
  test.each(['expired', 'cancelled', 'failed'] as const)(
    '%s is closed, and the order waits on for another try',
    async (status) => {
      const shop = testShop();
      const { orderId, pspOrderId } = await shop.awaitingPix();
      shop.provider.tamper(pspOrderId, { status });
      expect((await shop.settle(pspOrderId)).outcome).toBe('closed');
      await shop.settle(pspOrderId);
      expect(await shop.statusOf(orderId)).toBe(status);
      expect(shop.workflow.told).toEqual([]);
      expect(shop.announcedOf(orderId)).toEqual(status === 'failed' ? ['PaymentRefused'] : []);
    },
  );

  test('and is denied after we took its money is a matter for a person', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    await shop.settle(pspOrderId);
    shop.provider.tamper(pspOrderId, { status: 'cancelled' });
    expect((await shop.settle(pspOrderId)).outcome).toBe('closed');
    expect(shop.alarms).toEqual(['money_denied']);
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
