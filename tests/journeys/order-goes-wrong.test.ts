import { beforeAll, describe, expect, test } from 'vitest';
import { mailsAbout } from '../src/back-room.ts';
import { chargeBack, chargesOf } from '../src/bank.ts';
import { eventually } from '../src/eventually.ts';
import { asShopper, orderDesk } from '../src/order-desk.ts';
import { done, paid } from '../src/paid-order.ts';
import { providerSide } from '../src/provider-side.ts';
import { inStatus, look, type Placed } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';

const desks = Object.create(null) as Record<
  'admin' | 'torrefacao' | 'atendimento',
  ReturnType<typeof orderDesk>
>;
beforeAll(async () => {
  for (const group of ['admin', 'torrefacao', 'atendimento'] as const)
    desks[group] = orderDesk((await staffMember(group)).cookie);
});

describe('a parcel that is under way', () => {
  const shipped = async (lines: Record<string, number>): Promise<Placed> => {
    const placed = await paid(lines);
    done(await desks.torrefacao.pack(placed.orderId));
    done(await desks.torrefacao.ship(placed.orderId, 'AA123456789BR'));
    return placed;
  };

  test.concurrent('is given up by its shopper, who refuses it: goods and freight go back', async () => {
    const placed = await shipped({ 'NEBL-250-GRAOS': 1 });
    expect((await look(placed)).allowed).toMatchObject({ cancel: false, return: true });
    const asked = done(await asShopper(placed).giveBack('refund'));
    await eventually('a letter that says how', async () =>
      (await mailsAbout(placed.orderId)).some(({ BodyText }) => /recuse-o na entrega/.test(BodyText)),
    );
    const lines = [{ sku: 'NEBL-250-GRAOS', restock: 1, scrap: 0 }];
    done(await desks.atendimento.receive(placed.orderId, asked.returns?.[0]?.returnId ?? '', lines));
    const refunded = await inStatus(placed, 'refunded');
    expect(refunded.payment.refunded).toEqual(refunded.totals.total);
  }, 180_000);

  test.concurrent('is lost: staff say so, and all the money goes back', async () => {
    const placed = await shipped({ 'CONI-250-GRAOS': 1 });
    expect(await desks.torrefacao.notDelivered(placed.orderId, 'lost')).toMatchObject({
      problem: { code: 'forbidden' },
    });
    done(await desks.atendimento.notDelivered(placed.orderId, 'lost'));
    const refunded = await inStatus(placed, 'refunded');
    expect(refunded.payment.refunded).toEqual(refunded.totals.total);
    expect(refunded.timeline.map(({ event }) => event).slice(-2)).toEqual(['not_delivered', 'refunded']);
    await eventually('a letter that says so', async () =>
      (await mailsAbout(placed.orderId)).find(({ Subject }) => /se perdeu no caminho/.test(Subject)),
    );
  }, 180_000);
});

describe('an order whose money is gone', () => {
  test.concurrent('by a dispute that the shop lost is not packed, and may be cancelled', async () => {
    const { orderId } = await paid({ 'CASA-250-GRAOS': 1 });
    await chargeBack(orderId);
    await chargeBack(orderId, 'settled');
    const seen = await eventually('money that is missing', async () => {
      const order = done(await desks.admin.get(orderId));
      return order.missing.cents > 0 && order;
    });
    expect(seen).toMatchObject({ held: false, missing: seen.totals.total });
    expect(seen.allowed).not.toContain('pack');
    expect(await desks.torrefacao.pack(orderId)).toMatchObject({ problem: { code: 'order_not_paid_for' } });
    done(await desks.atendimento.cancel(orderId, 'contestação perdida'));
  }, 180_000);

  test.concurrent('by hand at the provider is not packed, and a person is told', async () => {
    const placed = await paid({ 'CASA-250-GRAOS': 1 });
    const [charge] = await chargesOf(placed.orderId);
    await providerSide.refunds(charge?.id ?? '', '1.00');
    await eventually('money that is missing', async () => {
      const { missing } = done(await desks.admin.get(placed.orderId));
      return missing.cents === 100;
    });
    const refused = await desks.torrefacao.pack(placed.orderId);
    expect(refused).toMatchObject({ problem: { code: 'order_not_paid_for' } });
    await eventually('a task', async () =>
      done(await desks.admin.tasks()).tasks.find(
        ({ kind, orderId }) => kind === 'order_fell_short' && orderId === placed.orderId,
      ),
    );
    // What is left goes back whole.
    done(await desks.atendimento.cancel(placed.orderId, 'devolvido por fora'));
    await inStatus(placed, 'refunded');
  }, 180_000);
});
