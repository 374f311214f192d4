import { newOrderId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { describe, expect, test } from 'vitest';
import { fullTotals, testShop, totals } from '../adapters/test-shop.ts';
import { latestAttempt } from '../domain/payment.ts';
import { ProviderRefusal } from '../domain/provider-error.ts';
import { viewPayment } from './view-payment.ts';

const full = brl(fullTotals.totalCents);

describe('paying by card', () => {
  test('that is approved pays the order while the browser waits', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    expect(await shop.payBy(orderId, 'card', { installments: 3 })).toMatchObject({
      ok: true,
      value: {
        method: 'card',
        status: 'captured',
        amount: full,
        card: { brand: 'master', last4: '4623', installments: 3 },
        attemptsLeft: 0,
      },
    });
    expect(shop.announcedOf(orderId)).toEqual(['PaymentCaptured']);
    await shop.settle(latestAttempt(await shop.load(orderId))?.pspOrderId ?? '');
    expect(shop.workflow.told).toEqual([{ taskToken: `token of ${orderId}`, orderId, method: 'card' }]);
    expect(await shop.books(orderId)).toEqual({ balance: 0, lines: 3 });
  });

  test('that is refused says why and ends nothing: another card pays', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    const refused = await shop.payBy(orderId, 'card', { card: 'refused_insufficient_funds' });
    expect(refused).toMatchObject({
      ok: true,
      value: { status: 'failed', refusal: 'insufficient_funds', attemptsLeft: 4 },
    });
    expect(shop.workflow.told).toEqual([]);
    expect(await shop.payBy(orderId, 'card')).toMatchObject({
      value: { status: 'captured', attempts: [{ status: 'failed' }, { status: 'captured' }] },
    });
    expect(shop.announcedOf(orderId)).toEqual(['PaymentRefused', 'PaymentCaptured']);
  });

  test('whose issuer asks its owner shows where, and pays when the owner has answered', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    const challenged = await shop.payBy(orderId, 'card', { card: 'challenge_1' });
    expect(challenged).toMatchObject({
      value: { status: 'challenge', challengeUrl: 'https://psp.example/3ds' },
    });
    const pspOrderId = latestAttempt(await shop.load(orderId))?.pspOrderId ?? '';
    shop.provider.pay(pspOrderId);
    await shop.settle(pspOrderId);
    expect(shop.workflow.told).toHaveLength(1);
    expect((await shop.load(orderId)).attempts[0]).not.toHaveProperty('challengeUrl');
  });

  test('charges once however often the same request comes', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push(await shop.payBy(orderId, 'card', { key: 'same' }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(shop.provider.created).toHaveLength(1);
    expect(await shop.payBy(orderId, 'card', { key: 'same', card: 'other_card' })).toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  test('of a shopper who is as quick as the workflow is charged once and answered', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    shop.store.overtakeNext();
    expect(await shop.payBy(orderId, 'card')).toMatchObject({ value: { status: 'captured' } });
    expect(shop.provider.created).toHaveLength(1);
  });

  test('goes on where its cut answer left it, without a second charge', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    shop.provider.failNext(1, true);
    const cut = await shop.payBy(orderId, 'card', { key: 'same' });
    expect(cut).toMatchObject({ code: 'payment_provider_unavailable' });
    expect(await shop.payBy(orderId, 'card', { key: 'same' })).toMatchObject({
      value: { status: 'captured' },
    });
    expect(shop.provider.created).toHaveLength(1);
  });

  test('after a cut answer with another card finds the money of the first', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    shop.provider.failNext(1, true);
    await shop.payBy(orderId, 'card');
    expect(await shop.payBy(orderId, 'card', { card: 'other_card' })).toMatchObject({
      value: { status: 'captured', attempts: [{ attempt: 1 }] },
    });
    expect(shop.provider.created).toHaveLength(1);
  });

  test('takes only instalments that the shop offers for the amount', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    expect(await shop.payBy(orderId, 'card', { installments: 5 })).toMatchObject({
      value: { status: 'captured' },
    });
    const other = await shop.placed('card');
    const tooMany = await shop.payBy(other, 'card', { installments: 6 });
    expect(tooMany).toMatchObject({ code: 'installments_unavailable' });
  });
});

describe('changing one’s mind', () => {
  test('from Pix to card closes the Pix first and takes the price without its discount', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    expect(await shop.payBy(orderId, 'card')).toMatchObject({ value: { status: 'captured', amount: full } });
    expect((await shop.provider.get(pspOrderId))?.status).toBe('cancelled');
    expect(await shop.receivable(orderId)).toBe(fullTotals.totalCents);
    expect(shop.announcedOf(orderId)).toEqual(['PaymentCaptured']);
  });

  test('from card to Pix gives the discount', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    await shop.payBy(orderId, 'card', { card: 'refused_other' });
    expect(await shop.payBy(orderId, 'pix')).toMatchObject({
      value: { method: 'pix', status: 'pending', amount: brl(totals.totalCents) },
    });
  });

  test('when the Pix was paid a moment ago charges nothing more', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    shop.provider.pay(pspOrderId);
    expect(await shop.payBy(orderId, 'card')).toMatchObject({ value: { method: 'pix', status: 'captured' } });
    expect(shop.provider.created).toEqual([pspOrderId]);
    expect(shop.announcedOf(orderId)).toEqual(['PaymentCaptured']);
  });

  test('and asking for the Pix that is still good shows it again', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    await shop.payBy(orderId, 'pix');
    expect(shop.provider.created).toEqual([pspOrderId]);
    shop.pass(1800);
    await shop.payBy(orderId, 'pix');
    expect(shop.provider.created).toHaveLength(2);
  });

  test('has an end after five tries', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    for (let i = 0; i < 5; i += 1) await shop.payBy(orderId, 'card', { card: 'refused_other' });
    expect(await shop.payBy(orderId, 'card')).toMatchObject({ code: 'too_many_attempts' });
    expect(shop.provider.created).toHaveLength(5);
  });

  test('keeps the last way to pay that is open when no other try is left', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    for (let i = 0; i < 4; i += 1) await shop.payBy(orderId, 'card', { card: 'refused_other' });
    await shop.payBy(orderId, 'pix');
    expect(await shop.payBy(orderId, 'card')).toMatchObject({ code: 'too_many_attempts' });
    expect(await shop.statusOf(orderId)).toBe('pending');
    const pspOrderId = latestAttempt(await shop.load(orderId))?.pspOrderId ?? '';
    expect((await shop.provider.get(pspOrderId))?.status).toBe('pending');
  });
});

describe('money that came twice', () => {
  test('goes back at once, and the order keeps the first', async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    await shop.payBy(orderId, 'card');
    shop.orders.decide(orderId, 'kept');
    // A bank settles the Pix although its charge was closed.
    shop.provider.pay(pspOrderId, { late: true });
    expect((await shop.settle(pspOrderId)).outcome).toBe('refunded');
    expect((await shop.settle(pspOrderId)).outcome).toBe('refunded');
    expect(shop.provider.moved.returned).toEqual([{ pspOrderId, cents: totals.totalCents }]);
    expect(await shop.receivable(orderId)).toBe(fullTotals.totalCents);
    expect((await shop.books(orderId)).balance).toBe(0);
    const refunded = shop.store.announced.find(({ contract }) => contract.name === 'PaymentRefunded');
    expect(refunded?.data).toMatchObject({ refundId: 'surplus-1', refundedTotal: brl(0), surplus: true });
    expect((await viewPayment(shop.store)(orderId))?.happened).toMatchObject([
      { event: 'pix_made', actor: 'shop' },
      { event: 'card_tried', actor: 'shopper' },
      {
        event: 'surplus_returned',
        actor: 'provider',
        detail: { method: 'pix', amount: brl(totals.totalCents) },
      },
    ]);
  });
});

describe('a card that is charged while its order is paid otherwise', () => {
  /** The Pix that was closed for the card is settled by its bank before the card's answer is noted. */
  const overtaken = async () => {
    const shop = testShop();
    const { orderId, pspOrderId } = await shop.awaitingPix();
    const create = shop.provider.create.bind(shop.provider);
    shop.provider.create = async (request) => {
      const charge = await create(request);
      shop.provider.pay(pspOrderId, { late: true });
      await shop.settle(pspOrderId);
      return charge;
    };
    expect(await shop.payBy(orderId, 'card')).toMatchObject({ value: { method: 'pix', status: 'captured' } });
    return { shop, orderId, card: shop.provider.created.at(-1) ?? '' };
  };

  test('goes back by the sweep when its notification is lost', async () => {
    const { shop, card } = await overtaken();
    shop.pass(600);
    const [open] = await shop.store.openBefore(shop.clock(), { limit: 10 });
    if (!open) throw new Error('the sweep does not see it');
    expect(await shop.sweep(open)).toBe('refunded');
    expect(shop.provider.moved.returned).toEqual([{ pspOrderId: card, cents: fullTotals.totalCents }]);
    expect(await shop.store.openBefore(shop.clock(), { limit: 10 })).toEqual([]);
  });

  test('is a person’s business once the provider refused to return it', async () => {
    const { shop, card } = await overtaken();
    shop.provider.refund = async () => {
      throw new ProviderRefusal('insufficient_balance');
    };
    await shop.settle(card);
    expect(shop.alarms).toEqual(['refund_failed']);
    shop.pass(600);
    expect(await shop.store.openBefore(shop.clock(), { limit: 10 })).toEqual([]);
  });
});

describe('paying is refused', () => {
  test('to whoever does not hold the order’s token, as if there were no order', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    const wish = { method: 'pix', expectedTotal: brl(totals.totalCents) } as const;
    const ask = (id: typeof orderId, token: string | undefined) =>
      shop.pay({ orderId: id, token, key: 'a key', from: '203.0.113.7', wish });
    const forbidden = await ask(orderId, 'guess');
    expect(forbidden).toEqual({ ok: false, code: 'order_not_found' });
    expect(await ask(orderId, undefined)).toEqual(forbidden);
    expect(await ask(newOrderId(), 'guess')).toEqual(forbidden);
    expect(shop.provider.created).toEqual([]);
  });

  test('for another total than the shopper saw', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    const wish = { method: 'pix', expectedTotal: full } as const;
    const answer = await shop.pay({
      orderId,
      token: `key of ${orderId}`,
      key: 'a key',
      from: '203.0.113.7',
      wish,
    });
    expect(answer).toMatchObject({ code: 'price_changed' });
  });

  test('by a method that the order has no price for', async () => {
    const shop = testShop();
    const orderId = newOrderId();
    shop.orders.place(orderId, 'pix', { pix: totals });
    expect(await shop.payBy(orderId, 'boleto')).toMatchObject({ code: 'payment_method_unavailable' });
  });

  test('of an order that has ended', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    shop.orders.decide(orderId, 'lost');
    expect(await shop.payBy(orderId, 'card')).toMatchObject({ code: 'order_not_payable' });
  });

  test('while the provider does not answer, and nothing is lost', async () => {
    const shop = testShop();
    const { orderId } = await shop.awaitingPix();
    shop.provider.failNext(1);
    expect(await shop.payBy(orderId, 'card')).toMatchObject({ code: 'payment_provider_unavailable' });
    expect(await shop.payBy(orderId, 'card')).toMatchObject({ value: { status: 'captured' } });
  });
});
