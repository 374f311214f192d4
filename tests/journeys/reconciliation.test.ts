import { callRoute } from '@loja/contracts/client.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import type { StaffTask } from '@loja/contracts/http/staff-tasks.ts';
import { brl, decimalString } from '@loja/kernel/money.ts';
import { compareBooks } from '@loja/local/comparison.ts';
import { dayOf, daysBefore } from '@loja/services/reconciliation/domain/day.ts';
import { describe, expect, test } from 'vitest';
import { direct, shown } from '../src/back-office.ts';
import { awsOptions, loseLedgerLine, loseRefundDue, miscount, paymentsOf } from '../src/back-room.ts';
import { chargeOf, payPix } from '../src/bank.ts';
import { eventually } from '../src/eventually.ts';
import { allBack, orderDesk } from '../src/order-desk.ts';
import { providerSide } from '../src/provider-side.ts';
import { settings } from '../src/settings.ts';
import { buy, inStatus, look, type Placed, withPix } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';

const SKU = 'SEMP-250-GRAOS';

/** As long as a lost notification may keep an order waiting: its age when it is swept, a sweep's interval, and time to work. */
const bound = settings.LOJA_TEST_SWEEP_SECONDS + 10 + 30;

/** As on a day to come, when nothing of today is any day's business any more. */
const compare = (later = 0) => compareBooks('local', awsOptions, daysBefore(dayOf(new Date()), -later));

/** Two runs over stock of which one chalice more was written down than came. */
const compareTwiceMiscounted = async () => {
  await miscount('CHAL', 1);
  try {
    await compare();
    return await compare();
  } finally {
    await miscount('CHAL', -1);
  }
};

const tasksAs = async (cookie: string, status: 'open' | 'resolved' = 'open'): Promise<StaffTask[]> => {
  const answer = await callRoute(fetch, direct, api.listTasks, {
    query: { status },
    headers: await shown(cookie),
  });
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`);
  return answer.value.tasks;
};

/** An order that is paid. */
const paid = async (): Promise<{ placed: Placed; chargeId: string }> => {
  const placed = await buy({ [SKU]: 1 });
  await withPix(placed);
  await payPix(placed.orderId);
  await inStatus(placed, 'paid');
  return { placed, chargeId: (await chargeOf(placed.orderId)).id };
};

/** An order that is paid, of whose further fate the provider will not tell. */
const paidThenSilent = async (): Promise<{ placed: Placed; chargeId: string }> => {
  const sale = await paid();
  await providerSide.fallsSilent(sale.chargeId);
  return sale;
};

describe('a notification that never comes', () => {
  test(`leaves the order unpaid for no longer than ${bound} seconds`, async () => {
    const placed = await buy({ [SKU]: 1 });
    await withPix(placed);
    const { id } = await chargeOf(placed.orderId);
    await providerSide.fallsSilent(id);
    await payPix(placed.orderId);
    await inStatus(placed, 'paid', bound);
    const kinds = (await paymentsOf(placed.orderId)).map(({ entity }) => entity);
    expect(kinds.filter((entity) => entity === 'LEDGER_ENTRY').length).toBeGreaterThan(2);
  });
});

describe('a refund that the provider refuses', () => {
  test('is a task and stands on the order, until staff have it asked for once more', async () => {
    const { cookie } = await staffMember('atendimento');
    const desk = orderDesk(cookie);
    const { placed, chargeId } = await paid();
    const { orderId } = placed;
    await providerSide.refusesNext(chargeId);
    await desk.refund(orderId, 200);
    const failed = await eventually('the refusal', async () => {
      const seen = await desk.get(orderId);
      return seen.ok && seen.value.refunds.find(({ failedAt }) => failedAt !== undefined);
    });
    await eventually('its task', async () =>
      (await tasksAs(cookie)).find(({ taskId }) => taskId === `payment_anomaly.refund_failed.${chargeId}`),
    );
    for (const _ of ['once', 'twice'])
      expect(await desk.retryRefund(orderId, failed.refundId)).toMatchObject({ ok: true });
    const { refunds } = await allBack(desk, orderId);
    expect(refunds).toMatchObject([{ refundId: failed.refundId, amount: brl(200) }]);
    expect((await look(placed)).payment).toMatchObject({ status: 'partially_refunded', refunded: brl(200) });
    expect(await desk.retryRefund(orderId, 'gw-nobody')).toMatchObject({
      ok: false,
      problem: { code: 'refund_not_found' },
    });
  });

  test('is done when it is given back at the panel, and all that is left goes back with the order', async () => {
    const { cookie } = await staffMember('atendimento');
    const desk = orderDesk(cookie);
    const { placed, chargeId } = await paid();
    const { orderId } = placed;
    await providerSide.refusesNext(chargeId);
    await desk.refund(orderId, 200);
    await eventually('the refusal', async () => {
      const seen = await desk.get(orderId);
      return seen.ok && seen.value.refunds.some(({ failedAt }) => failedAt !== undefined);
    });
    await providerSide.refunds(chargeId, '2.00');
    const { refunds, refundable, totals } = await allBack(desk, orderId);
    expect(refunds).toHaveLength(1);
    expect(refundable.cents).toBe(totals.total.cents - 200);
    await desk.cancel(orderId, 'desistência');
    expect((await inStatus(placed, 'refunded')).payment.refunded).toEqual(totals.total);
  });
});

describe('books that do not agree', () => {
  test('become tasks, each once, and none that nobody made', async () => {
    const { cookie } = await staffMember('atendimento');
    // Its bag is reserved while the books are compared, as it should be.
    const waiting = await buy({ [SKU]: 1 });
    const honest = await paidThenSilent();
    const [refunded, disputed, vanished, unbalanced] = [
      await paidThenSilent(),
      await paidThenSilent(),
      await paidThenSilent(),
      await paidThenSilent(),
    ];
    await providerSide.refunds(refunded.chargeId, '1.00');
    await providerSide.chargesBack(disputed.chargeId);
    await providerSide.forgets(vanished.chargeId);
    await loseLedgerLine(unbalanced.placed.orderId);
    const stranger = await providerSide.charges(honest.placed.orderId);

    const again = await compareTwiceMiscounted();

    expect(again.compared.orders).toBeGreaterThanOrEqual(5);
    const ours = new Set(
      [waiting, ...[honest, refunded, disputed, vanished, unbalanced].map(({ placed }) => placed)].map(
        ({ orderId }) => orderId,
      ),
    );
    const tasks = (await tasksAs(cookie)).filter(({ kind }) => kind !== 'payment_anomaly');
    const about = tasks.filter(
      ({ orderId, stockItemId }) =>
        (orderId && ours.has(orderId)) || stockItemId === 'CHAL' || stockItemId === 'SEMP',
    );
    expect(about.map(({ taskId }) => taskId).sort()).toEqual(
      [
        `refund_unknown.${refunded.chargeId}`,
        `chargeback_unknown.${disputed.chargeId}`,
        `missing_there.${vanished.chargeId}`,
        `ledger_unbalanced.${unbalanced.placed.orderId}.capture-001`,
        `missing_here.${stranger}`,
        'stock_mismatch.CHAL',
      ].sort(),
    );
    for (const { timesFound } of about) expect(timesFound).toBeGreaterThanOrEqual(2);
  });

  test('are resolved with a note by those who serve customers, and by nobody else', async () => {
    const [{ cookie }, { cookie: roaster }] = [
      await staffMember('atendimento'),
      await staffMember('torrefacao'),
    ];
    const { placed, chargeId } = await paidThenSilent();
    await providerSide.refunds(chargeId, '2.00');
    await compare();
    const taskId = `refund_unknown.${chargeId}`;
    const resolve = async (cookie: string, note: string) =>
      callRoute(fetch, direct, api.resolveTask, {
        params: { taskId },
        body: { note },
        headers: await shown(cookie),
      });

    expect(await resolve(roaster, 'mine')).toMatchObject({ ok: false, problem: { status: 403 } });
    const note = 'Devolvido no painel a pedido do cliente.';
    expect(await resolve(cookie, note)).toMatchObject({
      ok: true,
      value: { status: 'resolved', orderId: placed.orderId, found: 200, expected: 0, resolution: { note } },
    });
    expect((await tasksAs(cookie)).map((task) => task.taskId)).not.toContain(taskId);
    await compare();
    const open = (await tasksAs(cookie)).find((task) => task.taskId === taskId);
    expect(open, 'it is still there, so it opens again').toMatchObject({ resolution: { note } });
  });

  test('are found when an order promised money that never went, or has none left and is about to be sent', async () => {
    const { cookie } = await staffMember('atendimento');
    const [promised, emptied] = [await paid(), await paid()];
    await loseRefundDue(promised.placed.orderId, 'gw-lost', 150);
    const { totals } = await look(emptied.placed);
    await providerSide.refunds(emptied.chargeId, decimalString(totals.total.cents));
    await eventually('the panel’s refund', async () => (await look(emptied.placed)).payment.refunded);
    await compare();
    const orderIds = new Set([promised, emptied].map(({ placed }) => placed.orderId));
    const tasks = (await tasksAs(cookie)).filter(({ orderId }) => orderId && orderIds.has(orderId));
    expect(tasks.map(({ taskId, expected, found }) => [taskId, expected, found]).sort()).toEqual([
      // Told at once by the order itself, and found again by the night: one matter, one task.
      [`order_fell_short.${emptied.placed.orderId}`, totals.total.cents, 0],
      [`refund_not_made.${promised.placed.orderId}`, 150, 0],
    ]);
    const desk = orderDesk(cookie);
    expect(await desk.retryRefund(promised.placed.orderId, 'gw-lost')).toMatchObject({ ok: true });
    await allBack(desk, promised.placed.orderId);
    expect((await look(promised.placed)).payment.refunded).toEqual(brl(150));
  });

  test('are found days and weeks after the sale, though nothing of the shop has touched it since', async () => {
    const { cookie } = await staffMember('atendimento');
    const [disputed, refunded] = [await paidThenSilent(), await paidThenSilent()];
    const found = async () => {
      const ids = new Set([disputed, refunded].map(({ chargeId }) => chargeId));
      return (await tasksAs(cookie)).filter(({ pspOrderId }) => pspOrderId && ids.has(pspOrderId));
    };
    await providerSide.chargesBack(disputed.chargeId);
    await compare(1);
    expect((await found()).map(({ taskId }) => taskId)).toEqual([`chargeback_unknown.${disputed.chargeId}`]);
    await providerSide.refunds(refunded.chargeId, '3.00');
    await compare(28);
    expect((await found()).map(({ taskId, timesFound }) => [taskId, timesFound])).toEqual([
      [`chargeback_unknown.${disputed.chargeId}`, 2],
      [`refund_unknown.${refunded.chargeId}`, 1],
    ]);
  });

  test('a charge that is nobody’s is a task at once, told by payments', async () => {
    const { cookie } = await staffMember('admin');
    const stranger = await providerSide.charges('pedido-de-ninguem');
    await providerSide.pays(stranger);
    const task = await eventually('a task', async () =>
      (await tasksAs(cookie)).find(
        ({ pspOrderId, kind }) => pspOrderId === stranger && kind === 'payment_anomaly',
      ),
    );
    expect(task.detail).toBe('unknown_charge');
  });
});
