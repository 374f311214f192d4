import { beforeAll, describe, expect, test } from 'vitest';
import { paymentsOf } from '../src/back-room.ts';
import { chargesOf, payPixLate } from '../src/bank.ts';
import { buyByCard, byCard, totalBy, tryToPay } from '../src/cards.ts';
import { eventually } from '../src/eventually.ts';
import { allBack, orderDesk } from '../src/order-desk.ts';
import { buy, inStatus, look, type Placed, withPix } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';

/** What the provider owes us for an order by the books, and whether they close. */
const booksOf = async ({ orderId }: Placed) => {
  const lines = (await paymentsOf(orderId)).filter(({ entity }) => entity === 'LEDGER_ENTRY');
  const sum = (of: typeof lines) =>
    of.reduce((total, { side, cents }) => total + (side === 'debit' ? cents : -cents), 0);
  const fees = sum(lines.filter(({ account }) => account === 'fees:psp'));
  return { open: sum(lines), owed: sum(lines.filter(({ account }) => account === 'receivable:psp')) + fees };
};

/** An order that was paid by card, with what it cost. */
const paidByCard = async (lines: Record<string, number>) => {
  const placed = await buyByCard(lines);
  const total = await totalBy(placed, 'card');
  expect(await tryToPay(placed, await byCard(total, 'APRO'))).toMatchObject({ ok: true });
  await inStatus(placed, 'paid');
  return { placed, total };
};

describe('an order by card', () => {
  test('approved in three instalments is paid while the shopper looks', async () => {
    const placed = await buyByCard({ 'DECA-500-GRAOS': 2 });
    const total = await totalBy(placed, 'card');
    const answer = await tryToPay(
      placed,
      await byCard(total, 'APRO', { installments: 3, number: '5031433215406351' }),
    );
    expect(answer).toMatchObject({
      value: { status: 'captured', amount: total, card: { brand: 'master', last4: '6351', installments: 3 } },
    });
    const paid = await inStatus(placed, 'paid');
    expect(paid.payment).toMatchObject({ method: 'card', status: 'captured', amount: total });
    expect(await booksOf(placed)).toEqual({ open: 0, owed: total.cents });
  });

  test('refused says why in the shop’s words, and another card pays the same order', async () => {
    const placed = await buyByCard({ 'DECA-250-GRAOS': 1 });
    const total = await totalBy(placed, 'card');
    const refused = await tryToPay(placed, await byCard(total, 'FUND'));
    expect(refused).toMatchObject({
      value: { status: 'failed', refusal: 'insufficient_funds', attemptsLeft: 4 },
    });
    const seen = await look(placed);
    expect(seen.status).toBe('awaiting_payment');
    expect(seen.payment).toMatchObject({ status: 'failed', refusal: 'insufficient_funds' });
    expect(await tryToPay(placed, await byCard(total, 'APRO'))).toMatchObject({
      value: { status: 'captured' },
    });
    const paid = await inStatus(placed, 'paid');
    expect(paid.payment.attempts?.map(({ status }) => status)).toEqual(['failed', 'captured']);
    expect(paid.timeline).toMatchObject([
      { event: 'placed', actor: 'shopper' },
      { event: 'card_tried', actor: 'shopper', detail: { method: 'card', amount: total } },
      { event: 'payment_refused', actor: 'provider', detail: { refusal: 'insufficient_funds' } },
      { event: 'card_tried', actor: 'shopper' },
      { event: 'paid', actor: 'provider' },
    ]);
  });

  test('sent five times under one key is charged once', async () => {
    const placed = await buyByCard({ 'DECA-250-GRAOS': 1 });
    const total = await totalBy(placed, 'card');
    const wish = await byCard(total, 'APRO');
    const key = crypto.randomUUID();
    for (let i = 0; i < 5; i += 1) expect(await tryToPay(placed, wish, key)).toMatchObject({ ok: true });
    expect(await chargesOf(placed.orderId)).toHaveLength(1);
    const other = await byCard(total, 'APRO');
    expect(await tryToPay(placed, other, key)).toMatchObject({ problem: { code: 'idempotency_key_reused' } });
  });

  test('is paid by nobody without its token, and at no other price', async () => {
    const placed = await buyByCard({ 'DECA-250-GRAOS': 1 });
    const total = await totalBy(placed, 'card');
    const wish = await byCard(total, 'APRO');
    const stranger = await tryToPay({ ...placed, accessToken: 'guess' }, wish);
    expect(stranger).toMatchObject({ problem: { status: 404, code: 'order_not_found' } });
    const cheap = await tryToPay(placed, { ...wish, expectedTotal: { cents: 1, currency: 'BRL' } });
    expect(cheap).toMatchObject({ problem: { code: 'price_changed' } });
    expect(await chargesOf(placed.orderId)).toEqual([]);
  });
});

describe('a change of mind', () => {
  test('from Pix to card closes the Pix, and a Pix that is paid all the same goes back', async () => {
    const placed = await buy({ 'DECA-250-GRAOS': 1 });
    await withPix(placed);
    const total = await totalBy(placed, 'card');
    expect(await tryToPay(placed, await byCard(total, 'APRO'))).toMatchObject({
      value: { status: 'captured' },
    });
    const paid = await inStatus(placed, 'paid');
    expect(paid.totals).toMatchObject({ total, discount: { cents: 0 } });
    const pix = (await chargesOf(placed.orderId)).find(({ status }) => status === 'canceled');
    expect(pix).toBeDefined();
    await payPixLate(placed.orderId, pix?.id);
    await eventually('the Pix back', async () =>
      (await chargesOf(placed.orderId)).some(({ id, status }) => id === pix?.id && status === 'refunded'),
    );
    await eventually('books that say so', async () => {
      const { open, owed } = await booksOf(placed);
      return open === 0 && owed === total.cents;
    });
    const { status, timeline } = await look(placed);
    expect(status).toBe('paid');
    expect(timeline).toContainEqual(
      expect.objectContaining({
        event: 'surplus_returned',
        detail: expect.objectContaining({ method: 'pix' }),
      }),
    );
  });
});

describe('money back', () => {
  let desk: ReturnType<typeof orderDesk>;
  beforeAll(async () => {
    desk = orderDesk((await staffMember('atendimento')).cookie);
  });

  test('in part goes back to the card, and the order is still to be packed', async () => {
    const { placed, total } = await paidByCard({ 'DECA-250-GRAOS': 2 });
    expect(await desk.refund(placed.orderId, 10_00)).toMatchObject({ ok: true });
    expect(await desk.refund(placed.orderId, 5_00)).toMatchObject({ ok: true });
    await allBack(desk, placed.orderId);
    const seen = await look(placed);
    expect(seen).toMatchObject({
      status: 'paid',
      payment: { status: 'partially_refunded', refunded: { cents: 15_00 } },
    });
    expect(await booksOf(placed)).toEqual({ open: 0, owed: total.cents - 15_00 });
  });
});
