import { newOrderId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { describe, expect, test } from 'vitest';
import { MemoryProvider } from '../adapters/payment-provider.memory.ts';
import { fullTotals, testShop } from '../adapters/test-shop.ts';
import { ProviderRefusal } from '../domain/provider-error.ts';

const paid = async () => {
  const shop = testShop();
  const orderId = await shop.placed('card');
  await shop.payBy(orderId, 'card');
  shop.orders.decide(orderId, 'kept');
  const pspOrderId = (await shop.load(orderId)).attempts[0]?.pspOrderId ?? '';
  return { shop, orderId, pspOrderId };
};
const kept = (cents: number) => fullTotals.totalCents - cents;

describe('money that an order promises back', () => {
  test('goes back in parts, each once, and the books follow', async () => {
    const { shop, orderId, pspOrderId } = await paid();
    for (const refundId of ['line-1', 'line-2', 'line-1'])
      expect(await shop.returnMoney(orderId, { refundId, amountCents: 10_00 })).toBe('refunded');
    expect(shop.provider.moved.returned).toEqual([
      { pspOrderId, cents: 10_00 },
      { pspOrderId, cents: 10_00 },
    ]);
    expect(await shop.receivable(orderId)).toBe(kept(20_00));
    expect(await shop.statusOf(orderId)).toBe('partially_refunded');
    const said = shop.store.announced.filter(({ contract }) => contract.name === 'PaymentRefunded');
    expect(said.map(({ data }) => data)).toMatchObject([
      { refundId: 'line-1', amount: brl(10_00), refundedTotal: brl(10_00) },
      { refundId: 'line-2', amount: brl(10_00), refundedTotal: brl(20_00) },
    ]);
  });

  test('goes back whole when no amount is named', async () => {
    const { shop, orderId } = await paid();
    await shop.returnMoney(orderId, { refundId: 'line-1', amountCents: 10_00 });
    expect(await shop.returnMoney(orderId, { refundId: 'cancel' })).toBe('refunded');
    expect(await shop.receivable(orderId)).toBe(0);
    expect(await shop.statusOf(orderId)).toBe('refunded');
  });

  test('is never more than came: a person is told instead', async () => {
    const { shop, orderId } = await paid();
    await shop.returnMoney(orderId, { refundId: 'a', amountCents: 100_00 });
    expect(await shop.returnMoney(orderId, { refundId: 'b', amountCents: 20_00 })).toBe('too_large');
    expect(shop.alarms).toEqual(['refund_too_large']);
    expect(shop.provider.moved.returned).toHaveLength(1);
  });

  test('asked for twice at once from two sides does not go back twice', async () => {
    const { shop, orderId } = await paid();
    const both = await Promise.all([
      shop.returnMoney(orderId, { refundId: 'a', amountCents: 100_00 }),
      shop.returnMoney(orderId, { refundId: 'b', amountCents: 100_00 }),
    ]);
    expect(both.toSorted()).toEqual(['refunded', 'too_large']);
    expect(shop.provider.moved.returned).toHaveLength(1);
  });

  test('that never came is not sent', async () => {
    const shop = testShop();
    const { orderId } = await shop.awaitingPix();
    expect(await shop.returnMoney(orderId, { refundId: 'late' })).toBe('nothing');
    expect(await shop.returnMoney(newOrderId(), { refundId: 'late' })).toBe('nothing');
    expect(shop.provider.moved.returned).toEqual([]);
  });

  test('goes back once when the answer was lost', async () => {
    const { shop, orderId } = await paid();
    shop.provider.failNext(1, true);
    await expect(shop.returnMoney(orderId, { refundId: 'a', amountCents: 10_00 })).rejects.toThrow();
    expect(await shop.returnMoney(orderId, { refundId: 'a', amountCents: 10_00 })).toBe('refunded');
    expect(shop.provider.moved.returned).toHaveLength(1);
    expect(await shop.receivable(orderId)).toBe(kept(10_00));
  });

  test('that the provider refuses to return is free again, and a person is told', async () => {
    const { shop, orderId } = await paid();
    const refund = shop.provider.refund.bind(shop.provider);
    shop.provider.refund = async () => {
      throw new ProviderRefusal('insufficient_balance');
    };
    const due = { refundId: 'a', amountCents: fullTotals.totalCents };
    expect(await shop.returnMoney(orderId, due)).toBe('refund_failed');
    expect(await shop.returnMoney(orderId, due)).toBe('refund_failed');
    expect(shop.alarms).toEqual(['refund_failed']);
    shop.provider.refund = refund;
    expect(await shop.returnMoney(orderId, { ...due, refundId: 'again' })).toBe('refunded');
  });
});

describe('a second refund of the same payment', () => {
  test.each(['refund_failed', 'refund_too_large'] as const)('is told of too: %s', async (kind) => {
    const { shop, orderId } = await paid();
    shop.provider.refund = async () => {
      throw new ProviderRefusal('insufficient_balance');
    };
    const amountCents = kind === 'refund_failed' ? 10_00 : 1_000_00;
    for (const refundId of ['a', 'a', 'b']) await shop.returnMoney(orderId, { refundId, amountCents });
    expect(shop.alarms).toEqual([kind, kind]);
  });
});

describe('a refund that the provider refused', () => {
  const refusedOnce = async (amountCents: number) => {
    const order = await paid();
    const { shop, orderId } = order;
    const refund = shop.provider.refund.bind(shop.provider);
    const keys: string[] = [];
    let refuses = true;
    shop.provider.refund = async (id, request) => {
      keys.push(request.key);
      if (refuses) throw new ProviderRefusal('insufficient_balance');
      return refund(id, request);
    };
    const due = { refundId: 'a', amountCents };
    expect(await shop.returnMoney(orderId, due)).toBe('refund_failed');
    const accepts = () => {
      refuses = false;
    };
    return { ...order, due, keys, accepts };
  };
  const failuresOf = (shop: ReturnType<typeof testShop>) =>
    shop.store.announced.flatMap(({ contract, data }) => (contract.name === 'RefundFailed' ? [data] : []));

  test('is told to whoever promised it, once for each asking', async () => {
    const { shop, orderId, due } = await refusedOnce(10_00);
    await shop.returnMoney(orderId, due);
    expect(failuresOf(shop)).toMatchObject([{ orderId, refundId: 'a', amount: { cents: 10_00 } }]);
    expect(await shop.returnMoney(orderId, { ...due, again: 1 })).toBe('refund_failed');
    expect(failuresOf(shop)).toMatchObject([{ refundId: 'a' }, { refundId: 'a', again: 1 }]);
    expect(shop.alarms).toEqual(['refund_failed', 'refund_failed']);
  });

  test('is asked for anew when staff say so, under a key of its own, and only once', async () => {
    const { shop, orderId, due, keys, accepts } = await refusedOnce(10_00);
    accepts();
    expect(await shop.returnMoney(orderId, due)).toBe('refund_failed');
    expect(await shop.returnMoney(orderId, { ...due, again: 1 })).toBe('refunded');
    expect(await shop.returnMoney(orderId, { ...due, again: 1 })).toBe('refunded');
    expect(await shop.returnMoney(orderId, { ...due, again: 2 })).toBe('refunded');
    expect(keys).toEqual([`${orderId}-refund-a`, `${orderId}-refund-a-again-1`]);
    expect(shop.provider.moved.returned).toHaveLength(1);
    expect(await shop.receivable(orderId)).toBe(kept(10_00));
    expect((await shop.load(orderId)).refunds).toMatchObject([{ refundId: 'a', status: 'done', again: 1 }]);
  });

  test('is not paid twice when it went back at the panel meanwhile: that was this refund', async () => {
    const { shop, orderId, pspOrderId, due, accepts } = await refusedOnce(30_00);
    shop.provider.giveBack(pspOrderId, 30_00);
    await shop.settle(pspOrderId);
    expect((await shop.load(orderId)).refunds).toMatchObject([{ refundId: 'a', status: 'done' }]);
    expect(shop.announcedOf(orderId).at(-1)).toBe('PaymentRefunded');
    accepts();
    expect(await shop.returnMoney(orderId, { ...due, again: 1 })).toBe('refunded');
    expect(shop.provider.moved.returned).toHaveLength(1);
    const rest = fullTotals.totalCents - 30_00;
    expect(await shop.returnMoney(orderId, { refundId: 'cancel', amountCents: rest })).toBe('refunded');
    expect(await shop.receivable(orderId)).toBe(0);
  });

  test('stays owed when another sum went back at the panel', async () => {
    const { shop, orderId, pspOrderId } = await refusedOnce(30_00);
    shop.provider.giveBack(pspOrderId, 5_00);
    await shop.settle(pspOrderId);
    expect((await shop.load(orderId)).refunds).toMatchObject([
      { refundId: 'a', status: 'failed' },
      { refundId: 'provider-1-1', status: 'done', amountCents: 5_00 },
    ]);
  });

  test('is made when all of the money is back, whoever gave it', async () => {
    const { shop, orderId, pspOrderId } = await refusedOnce(30_00);
    shop.provider.giveBack(pspOrderId, fullTotals.totalCents);
    await shop.settle(pspOrderId);
    expect((await shop.load(orderId)).refunds).toMatchObject([
      { refundId: 'a', status: 'done', amountCents: 30_00 },
      { refundId: 'provider-1-1', status: 'done', amountCents: fullTotals.totalCents - 30_00 },
    ]);
    expect(await shop.receivable(orderId)).toBe(0);
  });

  test('is refused again when less than it is left', async () => {
    const { shop, orderId, due } = await refusedOnce(30_00);
    const { provider } = shop;
    provider.refund = MemoryProvider.prototype.refund.bind(provider);
    const other = fullTotals.totalCents - 10_00;
    expect(await shop.returnMoney(orderId, { refundId: 'b', amountCents: other })).toBe('refunded');
    expect(await shop.returnMoney(orderId, { ...due, again: 1 })).toBe('too_large');
    expect(failuresOf(shop)).toMatchObject([{ refundId: 'a' }, { refundId: 'a', again: 1 }]);
  });

  test('that is more than is left is told too, once', async () => {
    const { shop, orderId } = await paid();
    const due = { refundId: 'a', amountCents: 1_000_00 };
    for (const _ of [1, 2]) expect(await shop.returnMoney(orderId, due)).toBe('too_large');
    expect(failuresOf(shop)).toMatchObject([{ refundId: 'a', amount: { cents: 1_000_00 } }]);
  });
});

describe('a refund that takes its time', () => {
  const slow = async () => {
    const order = await paid();
    order.shop.provider.slowRefunds();
    const due = { refundId: 'a', amountCents: 10_00 };
    expect(await order.shop.returnMoney(order.orderId, due)).toBe('refund_requested');
    expect(await order.shop.receivable(order.orderId)).toBe(kept(0));
    return order;
  };

  test('is booked when its notification comes', async () => {
    const { shop, orderId, pspOrderId } = await slow();
    shop.provider.giveBack(pspOrderId, 10_00);
    await shop.settle(pspOrderId);
    expect(await shop.receivable(orderId)).toBe(kept(10_00));
    expect((await shop.load(orderId)).refunds).toMatchObject([{ refundId: 'a', status: 'done' }]);
  });

  test('is booked by the sweep when its notification is lost', async () => {
    const { shop, orderId, pspOrderId } = await slow();
    shop.pass(600);
    const [open] = await shop.store.openBefore(shop.clock(), { limit: 10 });
    if (!open) throw new Error('the sweep does not see it');
    await shop.sweep(open);
    expect(await shop.receivable(orderId)).toBe(kept(0));
    shop.provider.giveBack(pspOrderId, 10_00);
    await shop.sweep(open);
    expect(await shop.receivable(orderId)).toBe(kept(10_00));
    expect(await shop.store.openBefore(shop.clock(), { limit: 10 })).toEqual([]);
  });
});

describe('what happens at the provider without us', () => {
  test('a refund by hand is booked and announced', async () => {
    const { shop, orderId, pspOrderId } = await paid();
    shop.provider.giveBack(pspOrderId, 5_00);
    await shop.settle(pspOrderId);
    await shop.settle(pspOrderId);
    expect(await shop.receivable(orderId)).toBe(kept(5_00));
    expect(shop.announcedOf(orderId)).toEqual(['PaymentCaptured', 'PaymentRefunded']);
  });

  test('a fee is booked when the charge tells it', async () => {
    const { shop, orderId, pspOrderId } = await paid();
    shop.provider.tamper(pspOrderId, { feeCents: 5_54 });
    await shop.settle(pspOrderId);
    expect(await shop.receivable(orderId)).toBe(kept(5_54));
  });

  test('a chargeback takes the money, and a won dispute brings it back', async () => {
    const { shop, orderId, pspOrderId } = await paid();
    await shop.returnMoney(orderId, { refundId: 'a', amountCents: 10_00 });
    shop.provider.tamper(pspOrderId, { status: 'charged_back' });
    await shop.settle(pspOrderId);
    await shop.settle(pspOrderId);
    expect(await shop.statusOf(orderId)).toBe('charged_back');
    expect(await shop.receivable(orderId)).toBe(0);
    shop.provider.tamper(pspOrderId, { status: 'partially_refunded' });
    await shop.settle(pspOrderId);
    expect(await shop.receivable(orderId)).toBe(kept(10_00));
    expect(shop.announcedOf(orderId).slice(2)).toEqual(['ChargebackOpened', 'ChargebackClosed']);
  });

  test('a dispute that is lost is told once', async () => {
    const { shop, orderId, pspOrderId } = await paid();
    shop.provider.tamper(pspOrderId, { status: 'charged_back', chargebackLost: true });
    await shop.settle(pspOrderId);
    await shop.settle(pspOrderId);
    expect(shop.announcedOf(orderId)).toEqual(['PaymentCaptured', 'ChargebackOpened', 'ChargebackClosed']);
    expect(await shop.receivable(orderId)).toBe(0);
  });
});
