import { OrderId } from '@loja/kernel/ids.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { leaveFree, mailsAbout, stockOf } from '../src/back-room.ts';
import { chargeBack, chargesOf, payCharge, payPixLate } from '../src/bank.ts';
import { eventually } from '../src/eventually.ts';
import { allBack, asShopper, orderDesk } from '../src/order-desk.ts';
import { done, paid } from '../src/paid-order.ts';
import { settings } from '../src/settings.ts';
import { buy, inStatus, look, type Placed, withPix } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';
import { stepsOf } from '../src/trace.ts';

type Desk = ReturnType<typeof orderDesk>;
const desks = Object.create(null) as Record<'admin' | 'torrefacao' | 'atendimento', Desk>;
const ids = Object.create(null) as Record<keyof typeof desks, string>;
beforeAll(async () => {
  for (const group of ['admin', 'torrefacao', 'atendimento'] as const) {
    const { cookie, id } = await staffMember(group);
    desks[group] = orderDesk(cookie);
    ids[group] = id;
  }
});

/** The order that the first link of a letter opens: its id and its key. */
const linkedIn = (orderId: string, subject: RegExp): Promise<Placed> =>
  eventually('a letter with a link that opens', async () => {
    const letter = (await mailsAbout(orderId)).find(({ Subject }) => subject.test(Subject));
    const links = [...(letter?.BodyText ?? '').matchAll(/pedido\/\?id=(ord_\w+)#([\w-]+)/g)];
    const [, id, accessToken] = links[0] ?? [];
    return id !== undefined && accessToken !== undefined && { orderId: OrderId.parse(id), accessToken };
  });

const delivered = async (lines: Record<string, number>): Promise<Placed> => {
  const placed = await paid(lines);
  done(await desks.torrefacao.pack(placed.orderId));
  done(await desks.torrefacao.ship(placed.orderId, 'AA123456789BR'));
  done(await desks.atendimento.deliver(placed.orderId));
  return placed;
};

describe('an order that was paid', () => {
  test('is packed, shipped and delivered; its shopper withdraws, and gets goods and freight back', async () => {
    const before = await stockOf('FONT');
    const placed = await paid({ 'FONT-250-GRAOS': 2 });
    const { orderId } = placed;
    const toPack = done(await desks.torrefacao.list('paid'));
    expect(toPack.orders.find((one) => one.orderId === orderId)).toMatchObject({ units: 2, held: false });
    expect(await desks.torrefacao.cancel(orderId, 'não')).toMatchObject({ problem: { code: 'forbidden' } });
    expect(await desks.atendimento.pack(orderId)).toMatchObject({ problem: { code: 'forbidden' } });
    expect(await desks.torrefacao.ship(orderId, 'AA123456789BR')).toMatchObject({
      problem: { code: 'order_move_refused' },
    });
    done(await desks.torrefacao.pack(orderId));
    done(await desks.torrefacao.pack(orderId));
    done(await desks.torrefacao.ship(orderId, 'AA123456789BR'));
    const seen = done(await desks.atendimento.deliver(orderId));
    expect(seen).toMatchObject({ status: 'delivered', shipment: { trackingCode: 'AA123456789BR' } });
    expect(seen.timeline.map(({ by }) => by).filter(Boolean)).toEqual([
      ids.torrefacao,
      ids.torrefacao,
      ids.atendimento,
    ]);
    expect(JSON.stringify(await look(placed))).not.toContain(ids.torrefacao);

    const asked = done(await asShopper(placed).giveBack('refund'));
    const [wanted] = asked.returns ?? [];
    expect(wanted?.postage?.code).toMatch(/^\d{9}E$/);
    const lines = [{ sku: 'FONT-250-GRAOS', restock: 1, scrap: 1 }];
    done(await desks.atendimento.receive(orderId, wanted?.returnId ?? '', lines));
    const refunded = await inStatus(placed, 'refunded');
    expect(refunded.payment).toMatchObject({ status: 'refunded', refunded: refunded.totals.total });
    expect(await chargesOf(orderId)).toMatchObject([{ status: 'refunded' }]);
    expect(await stockOf('FONT')).toMatchObject({
      free: before.free - 250,
      reserved: before.reserved,
      sold: before.sold + 250,
    });
  }, 180_000);

  test('is cancelled by its shopper: goods on the shelf, all the money back, told by e-mail', async () => {
    const before = await stockOf('VULC');
    const placed = await paid({ 'VULC-500-GRAOS': 1 });
    done(await asShopper(placed).cancel());
    done(await asShopper(placed).cancel());
    const refunded = await inStatus(placed, 'refunded');
    expect(refunded.timeline.map(({ event }) => event)).toEqual([
      'placed',
      'pix_made',
      'paid',
      'cancelled',
      'refunded',
    ]);
    expect(await chargesOf(placed.orderId)).toMatchObject([{ status: 'refunded' }]);
    expect(await stockOf('VULC')).toMatchObject({ free: before.free, sold: before.sold });
    await eventually('an e-mail about the money', async () =>
      (await mailsAbout(placed.orderId)).find(({ Subject }) => /devol|estorn|reembols/i.test(Subject)),
    );
  }, 180_000);

  test('loses one unit: what it cost goes back and no more, and the rest is packed', async () => {
    const before = await stockOf('ESTA');
    const placed = await paid({ 'ESTA-250-GRAOS': 3 });
    const { orderId } = placed;
    const key = crypto.randomUUID();
    const [first, again] = await Promise.all([
      desks.atendimento.cancelLines(orderId, 'ESTA-250-GRAOS', 1, key),
      desks.atendimento.cancelLines(orderId, 'ESTA-250-GRAOS', 1, key),
    ]);
    done(first);
    done(again);
    const seen = await allBack(desks.admin, orderId);
    expect(seen.status).toBe('paid');
    expect(seen.refunds).toMatchObject([{ reason: 'lines_cancelled', amount: seen.lines[0]?.unitPaid[2] }]);
    await eventually(
      'a payment that is refunded in part',
      async () => (await look(placed)).payment.status === 'partially_refunded',
    );
    expect(await stockOf('ESTA')).toMatchObject({ free: before.free - 500, sold: before.sold + 500 });
    done(await desks.torrefacao.pack(orderId));
    const refused = await desks.atendimento.refund(orderId, seen.refundable.cents + 1);
    expect(refused).toMatchObject({ problem: { code: 'refund_exceeds_paid' } });
    const told = (await look(placed)).timeline.find(({ event }) => event === 'lines_cancelled');
    expect(told).toMatchObject({ actor: 'staff', reason: 'embalagem furada' });
    const known = seen.timeline.find(({ event }) => event === 'lines_cancelled');
    expect(known).toMatchObject({ by: ids.atendimento, byName: expect.stringMatching(/^atendimento-/) });
    await eventually('an e-mail that says why', async () =>
      (await mailsAbout(orderId)).find(({ BodyText }) => BodyText.includes('Motivo: embalagem furada')),
    );
  }, 180_000);

  test('is exchanged: the same coffee goes out for nothing, and sent back too it is paid back', async () => {
    const before = await stockOf('ORVA');
    const placed = await delivered({ 'ORVA-250-GRAOS': 1 });
    const asked = done(await asShopper(placed).giveBack('exchange'));
    const lines = [{ sku: 'ORVA-250-GRAOS', restock: 0, scrap: 1 }];
    const returnId = asked.returns?.[0]?.returnId ?? '';
    done(await desks.atendimento.givePostage(placed.orderId, returnId, '987654321E'));
    const coming = await look(placed);
    expect(coming.returns).toMatchObject([{ postage: { code: '987654321E', carrier: 'Correios' } }]);
    expect(coming.timeline.at(-1)).toMatchObject({ event: 'postage_given', actor: 'staff' });
    await eventually('an e-mail with the code', async () =>
      (await mailsAbout(placed.orderId)).find(({ BodyText }) => BodyText.includes('987654321E')),
    );
    const back = done(await desks.atendimento.receive(placed.orderId, returnId, lines));
    const orderId = back.returns?.[0]?.replacementOrderId ?? placed.orderId;
    const replacement = await linkedIn(placed.orderId, /Sua troca/);
    expect(replacement.orderId).toBe(orderId);
    expect(await look(replacement)).toMatchObject({
      status: 'paid',
      exchangeOf: placed.orderId,
      totals: { total: { cents: 0 } },
    });
    expect(await stockOf('ORVA')).toMatchObject({ free: before.free - 500, sold: before.sold + 500 });
    done(await desks.torrefacao.pack(orderId));
    done(await desks.torrefacao.ship(orderId, 'AA123456789BR'));
    // The letter about the parcel opens the order that the parcel is of.
    expect(await linkedIn(orderId, /a caminho/)).toEqual(replacement);
    done(await desks.atendimento.deliver(orderId));
    const again = done(await asShopper(replacement).giveBack('refund'));
    done(await desks.atendimento.receive(orderId, again.returns?.[0]?.returnId ?? '', lines));
    const refunded = await inStatus(placed, 'refunded');
    expect(refunded.payment).toMatchObject({ status: 'refunded', refunded: refunded.totals.total });
    expect(await chargesOf(placed.orderId)).toMatchObject([{ status: 'refunded' }]);
    expect((await look(replacement)).timeline.at(-1)?.detail).toMatchObject({
      orderId: placed.orderId,
      amount: refunded.totals.total,
    });
  }, 180_000);
});

describe('an order whose charge is disputed', () => {
  test('is held, and goes on when the shop wins', async () => {
    const { orderId } = await paid({ 'VULC-250-GRAOS': 1 });
    await chargeBack(orderId);
    const held = async (is: boolean) =>
      eventually(`an order that is ${is ? '' : 'not '}held`, async () => {
        const seen = done(await desks.admin.get(orderId));
        return seen.held === is && seen;
      });
    await held(true);
    expect(await desks.torrefacao.pack(orderId)).toMatchObject({ problem: { code: 'order_held' } });
    await chargeBack(orderId, 'reimbursed');
    const free = await held(false);
    expect(free.timeline.map(({ event }) => event).slice(-2)).toEqual([
      'chargeback_opened',
      'chargeback_closed',
    ]);
    done(await desks.torrefacao.pack(orderId));
  }, 180_000);
});

describe('money that comes after the expiry', () => {
  test.concurrent('a Pix made again in the last minutes is waited for, and pays the order', async () => {
    const placed = await buy({ 'NEBL-250-GRAOS': 1 });
    const { payment, totals } = await withPix(placed);
    const halfOfGrace =
      Date.parse(payment.pix?.expiresAt ?? '') + settings.LOJA_TEST_PIX_EXPIRY_SECONDS * 500;
    await eventually('half of the grace gone', async () => Date.now() > halfOfGrace, 240);
    done(await asShopper(placed).payAgain(totals.total));
    await eventually(
      'the end of the first wait',
      async () => (await stepsOf(placed.orderId)).includes('ExpireOrder'),
      120,
    );
    expect((await look(placed)).status).toBe('awaiting_payment');
    await eventually('the second charge paid', async () => {
      const open = (await chargesOf(placed.orderId)).find(({ status }) => status === 'action_required');
      if (!open) return false;
      await payCharge(open.id);
      return true;
    });
    const order = await inStatus(placed, 'paid');
    const events = order.timeline.map(({ event }) => event);
    expect(events.filter((event) => event === 'pix_made')).toHaveLength(2);
    expect([events[0], events.at(-1), events.includes('expired')]).toEqual(['placed', 'paid', false]);
  }, 300_000);

  test.concurrent('is honoured where the goods are there, and goes back by itself where they are gone', async () => {
    const first = await buy({ 'CONI-250-GRAOS': 1 });
    const second = await buy({ 'LUME-250-GRAOS': 1 });
    for (const placed of [first, second]) await withPix(placed);
    const wait = settings.LOJA_TEST_PIX_EXPIRY_SECONDS * 2 + 60;
    for (const placed of [first, second]) await inStatus(placed, 'expired', wait);
    const restore = await leaveFree('LUME', 249);
    try {
      for (const { orderId } of [first, second]) await payPixLate(orderId);
      const honoured = await inStatus(first, 'paid');
      expect(honoured.timeline.at(-1)).toMatchObject({ event: 'paid_late', actor: 'provider' });
      const refused = await inStatus(second, 'refunded');
      expect(refused.timeline.map(({ event }) => event).slice(-2)).toEqual([
        'late_payment_refused',
        'refunded',
      ]);
      expect(await chargesOf(second.orderId)).toMatchObject([{ status: 'refunded' }]);
    } finally {
      await restore();
    }
    for (const [placed, words] of [
      [first, /pag|confirm/i],
      [second, /devol|estorn|reembols/i],
    ] as const)
      await eventually('an e-mail that says so', async () =>
        (await mailsAbout(placed.orderId)).find(({ Subject }) => words.test(Subject)),
      );
  }, 300_000);
});
