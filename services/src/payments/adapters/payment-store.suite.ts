import { newOrderId, type OrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { askRefund, withNewAttempt } from '../domain/asking.ts';
import { dayOf } from '../domain/books.ts';
import type { Charge } from '../domain/charge.ts';
import { noPayment, type Payment } from '../domain/payment.ts';
import { recordCharge } from '../domain/record-charge.ts';
import type { PaymentStore } from '../ports.ts';

const totals = { goodsCents: 89_80, discountCents: 4_49, shippingCents: 21_40, totalCents: 106_71 };
const terms = { pixSeconds: 1800, cardSeconds: 1800, boletoDays: 3 };
const at = new Date('2026-11-24T15:00:00.000Z');
const later = new Date('2026-11-24T15:20:00.000Z');

export interface StoreUnderTest {
  store: () => PaymentStore;
  /** Names of the events committed about an order, or about a charge of nobody. */
  announced: (about: string) => Promise<string[]>;
}

const quiet = (payment: Payment) => ({ payment, events: [] });
const tried = (payment: Payment, now = at): Payment =>
  withNewAttempt(payment, { orderId: payment.orderId, method: 'pix', totals }, terms, now);

const charged = (orderId: OrderId, change: Partial<Charge> = {}): Charge => ({
  pspOrderId: `ORD-${orderId}`,
  reference: orderId,
  method: 'pix',
  status: 'captured',
  amountCents: totals.totalCents,
  refundedCents: 0,
  ...change,
});

/** An order with its first attempt, stored. */
const begun = async (store: PaymentStore, now = at): Promise<Payment> => {
  const before = noPayment(newOrderId(), 'pix');
  const written = await store.commit(before, quiet({ ...tried(before, now), taskToken: 'token 1' }), now);
  if (!written) throw new Error('not written');
  return written;
};

const paid = (payment: Payment, change?: Partial<Charge>) =>
  recordCharge(payment, 1, charged(payment.orderId, change), at);

const paymentsAreKept =
  ({ store }: StoreUnderTest) =>
  () => {
    test('knows nothing of an order that never asked for payment', async () => {
      expect(await store().load(newOrderId())).toBeUndefined();
    });

    test('gives back what it was given, with all that a charge can tell', async () => {
      const first = await begun(store());
      expect(await store().load(first.orderId)).toEqual(first);
      const open = recordCharge(
        first,
        1,
        charged(first.orderId, {
          status: 'challenge',
          challengeUrl: 'https://psp.example/3ds',
          pix: { copiaECola: '00020101' },
          boleto: { digitableLine: '23793', url: 'https://psp.example/b', dueAt: at.toISOString() },
          card: { brand: 'master', last4: '4623', installments: 3 },
        }),
        at,
      );
      const second = await store().commit(first, open, at);
      expect(await store().load(first.orderId)).toEqual(second);
      expect(second?.attempts[0]).toMatchObject({ status: 'challenge', pspOrderId: `ORD-${first.orderId}` });
    });

    test('keeps every attempt, refund and line in the order in which they came', async () => {
      let payment = await begun(store());
      const write = async (next: Payment) => {
        const written = await store().commit(payment, quiet(next), at);
        if (!written) throw new Error('not written');
        payment = written;
      };
      await write(tried(payment));
      await write(paid(payment).payment);
      for (const [refundId, now] of [
        ['b', at],
        ['a', later],
      ] as const) {
        const asking = askRefund(payment, { refundId, amountCents: 100 }, now);
        if (asking.kind === 'asked') await write(asking.payment);
      }
      const found = await store().load(payment.orderId);
      expect(found).toEqual(payment);
      expect(found?.attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
      expect(found?.refunds.map(({ refundId }) => refundId)).toEqual(['b', 'a']);
    });
  };

const oneWriterWins =
  ({ store, announced }: StoreUnderTest) =>
  () => {
    test('begins a payment once', async () => {
      const nothing = noPayment(newOrderId(), 'pix');
      const written = await Promise.all([
        store().commit(nothing, quiet(tried(nothing)), at),
        store().commit(nothing, quiet(tried(nothing)), later),
      ]);
      expect(written.filter((one) => one !== undefined)).toHaveLength(1);
    });

    test('takes the money once, however many come with it at once', async () => {
      const payment = await begun(store());
      const written = await Promise.all(
        Array.from({ length: 5 }, () => store().commit(payment, paid(payment), at)),
      );
      expect(written.filter((one) => one !== undefined)).toHaveLength(1);
      expect((await store().load(payment.orderId))?.entries).toHaveLength(4);
      expect(await announced(payment.orderId)).toEqual(['PaymentCaptured']);
    });

    test('writes nothing for who read before another wrote', async () => {
      const payment = await begun(store());
      await store().commit(payment, quiet({ ...payment, taskToken: 'token 2' }), at);
      expect(await store().commit(payment, paid(payment), at)).toBeUndefined();
      const found = await store().load(payment.orderId);
      expect(found).toMatchObject({ taskToken: 'token 2', entries: [] });
      expect(await announced(payment.orderId)).toEqual([]);
    });

    test('tells of a charge of nobody once', async () => {
      const pspOrderId = `ORD-${newOrderId()}`;
      await store().report({ kind: 'unknown_charge', pspOrderId }, at);
      await store().report({ kind: 'unknown_charge', pspOrderId }, later);
      expect(await announced(pspOrderId)).toEqual(['PaymentAnomalyFound']);
    });
  };

const listsAreKept =
  ({ store }: StoreUnderTest) =>
  () => {
    const openOnes = async (before: Date, orderIds: readonly OrderId[], newestFirst = false) =>
      (await store().openBefore(before, { limit: 1000, newestFirst }))
        .filter(({ orderId }) => orderIds.includes(orderId))
        .map(({ orderId, attempt }) => [orderId, attempt]);

    test('lists what is open, the longest first, until it is decided', async () => {
      const [young, old, done] = [await begun(store(), later), await begun(store()), await begun(store())];
      await store().commit(done, paid(done), at);
      const ids = [young.orderId, old.orderId, done.orderId];
      const after = new Date(later.getTime() + 1);
      expect(await openOnes(after, ids)).toEqual([
        [old.orderId, 1],
        [young.orderId, 1],
      ]);
      expect(await openOnes(after, ids, true)).toEqual([
        [young.orderId, 1],
        [old.orderId, 1],
      ]);
      expect(await openOnes(later, ids)).toEqual([[old.orderId, 1]]);
    });

    test('lists an attempt again while money of it is on its way back', async () => {
      const payment = await begun(store());
      const captured = await store().commit(payment, paid(payment), at);
      const asking = askRefund(captured ?? payment, { refundId: 'late' }, later);
      if (!captured || asking.kind !== 'asked') throw new Error('not asked');
      const asked = await store().commit(captured, quiet(asking.payment), later);
      const after = new Date(later.getTime() + 1);
      expect(await openOnes(after, [payment.orderId])).toEqual([[payment.orderId, 1]]);
      if (!asked) throw new Error('not written');
      const back = recordCharge(asked, 1, charged(payment.orderId, { status: 'refunded' }), later);
      await store().commit(asked, back, later);
      expect(await openOnes(after, [payment.orderId])).toEqual([]);
    });

    test('lists the lines of a day of São Paulo', async () => {
      const payment = await begun(store());
      await store().commit(payment, paid(payment), at);
      const lines = async (day: string) =>
        (await store().entriesOf(day)).filter(({ orderId }) => orderId === payment.orderId);
      expect(await lines('2026-11-24')).toHaveLength(4);
      expect(await lines('2026-11-25')).toEqual([]);
      // 23:30 in São Paulo is the next day in UTC.
      expect(dayOf('2026-11-25T02:30:00.000Z')).toBe('2026-11-24');
    });
  };

/** What every payment store must do. */
export const paymentStoreSuite = (name: string, under: StoreUnderTest): void => {
  describe(`${name}: payments`, paymentsAreKept(under));
  describe(`${name}: writers`, oneWriterWins(under));
  describe(`${name}: lists`, listsAreKept(under));
};
