import { newOrderId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { describe, expect, test } from 'vitest';
import { Bench, type Shelf } from './ordering.bench.ts';
import { reversePostageOf } from './reverse-postage.ts';

const codeOf = (result: { ok: true } | { ok: false; code: string }): string =>
  result.ok ? 'done' : result.code;
const parcel = { carrier: 'Correios', trackingCode: 'AA123456789BR' };
const key = () => crypto.randomUUID();

/** What packing, shipping, taking off and giving back must do on any store. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const fulfilmentSuite = (store: string, shelf: () => Shelf): void => {
  /** A paid order of so many bags, in the hands of staff. */
  const paid = async (bags = 1) => {
    const shop = await new Bench(shelf()).open(2_000);
    const placed = await shop.placedOf(bags);
    await shop.confirm(placed.orderId);
    const asked = shop.asked(placed.orderId);
    return { shop, desk: shop.desk, asked, ...placed };
  };

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`staff and the order on ${store}`, () => {
    test('pack, ship and deliver a paid order, each once however often it is said', async () => {
      const { shop, desk, asked, orderId } = await paid();
      for (let said = 0; said < 2; said += 1) expect(codeOf(await desk.pack(asked))).toBe('done');
      for (let said = 0; said < 2; said += 1) expect(codeOf(await desk.ship(asked, parcel))).toBe('done');
      for (let said = 0; said < 2; said += 1) expect(codeOf(await desk.deliver(asked))).toBe('done');
      expect(codeOf(await desk.pack(asked))).toBe('done');
      const order = await shop.order(orderId);
      expect(order.timeline.map(({ event, actor, by }) => [event, actor, by])).toEqual([
        ['placed', 'shopper', undefined],
        ['paid', 'provider', undefined],
        ['packed', 'staff', 'staff-1'],
        ['shipped', 'staff', 'staff-1'],
        ['delivered', 'staff', 'staff-1'],
      ]);
      expect(order).toMatchObject({ shipment: parcel, deliveredAt: '2026-11-24T12:00:00.000Z' });
      expect(await shop.announcedOf(orderId)).toEqual([
        'OrderDelivered',
        'OrderPacked',
        'OrderPaid',
        'OrderPlaced',
        'OrderShipped',
      ]);
    });

    test('keep to the order of things, and to one parcel', async () => {
      const { desk, asked, shop } = await paid();
      expect(codeOf(await desk.ship(asked, parcel))).toBe('order_move_refused');
      expect(codeOf(await desk.deliver(asked))).toBe('order_move_refused');
      await desk.pack(asked);
      await desk.ship(asked, parcel);
      const other = { ...parcel, trackingCode: 'BB123456789BR' };
      expect(codeOf(await desk.ship(asked, other))).toBe('order_move_refused');
      expect(codeOf(await desk.cancel(asked, 'tarde'))).toBe('order_move_refused');
      expect(codeOf(await desk.pack(shop.asked(newOrderId())))).toBe('order_not_found');
    });

    test('see the order in full, with what they may do and what may still go back', async () => {
      const { desk, asked } = await paid(2);
      const seen = await desk.get(asked);
      if (!seen.ok) throw new Error(seen.code);
      expect(seen.value.customer.cpf).toBe('12345678909');
      expect(seen.value.allowed).toEqual(['pack', 'cancel', 'cancel-lines', 'goodwill']);
      expect(seen.value.refundable).toEqual(seen.value.totals.total);
      const roaster = await desk.get({ ...asked, staff: { id: 'staff-2', groups: ['torrefacao'] } });
      expect(roaster.ok && roaster.value.allowed).toEqual(['pack']);
    });

    test('are listed by status, newest first', async () => {
      const { shop, desk, orderId } = await paid();
      shop.now = new Date('2026-11-24T12:00:01.000Z');
      const newer = await shop.placed();
      await shop.confirm(newer.orderId);
      const page = await desk.list('paid', undefined);
      if (!page.ok) throw new Error('refused');
      const own = page.value.orders
        .map((one) => one.orderId)
        .filter((id) => [orderId, newer.orderId].includes(id));
      expect(own).toEqual([newer.orderId, orderId]);
    });

    test('cancel a paid order: goods back, all money promised back, once', async () => {
      const { shop, desk, asked, orderId } = await paid(2);
      const { totals } = await shop.order(orderId);
      await desk.pack(asked);
      expect(codeOf(await desk.cancel(asked, 'sem torra'))).toBe('done');
      expect(codeOf(await desk.cancel(asked, 'sem torra'))).toBe('done');
      expect(await shop.stock()).toEqual({ free: 2_000, reserved: 0, sold: 0 });
      expect((await shop.order(orderId)).refunds).toMatchObject([
        { refundId: 'cancel', amountCents: totals.totalCents, reason: 'cancelled' },
      ]);
      expect(await shop.announcedOf(orderId)).toEqual([
        'OrderCancelled',
        'OrderPacked',
        'OrderPaid',
        'OrderPlaced',
        'RefundDue',
      ]);
    });

    test('say why to the shopper, and more to one another', async () => {
      const { shop, desk, asked, orderId, accessToken } = await paid(1);
      expect(codeOf(await desk.cancel(asked, 'a torra falhou', 'o lote 12 queimou'))).toBe('done');
      shop.facts = {
        status: 'captured',
        happened: [
          { at: shop.now.toISOString(), event: 'pix_made', actor: 'shop', detail: { method: 'pix' } },
        ],
      };
      const [own, seen] = await Promise.all([shop.view(orderId, accessToken), desk.get(asked)]);
      if (!own.ok || !seen.ok) throw new Error('refused');
      const told = { event: 'cancelled', actor: 'staff', reason: 'a torra falhou' };
      expect(own.value.timeline.map(({ event }) => event)).toEqual([
        'placed',
        'paid',
        'cancelled',
        'pix_made',
      ]);
      expect(own.value.timeline[2]).toMatchObject(told);
      expect(JSON.stringify(own.value)).not.toMatch(/queimou|staff-1|Rosa|happened/);
      expect(seen.value.timeline[2]).toMatchObject({
        ...told,
        note: 'o lote 12 queimou',
        by: 'staff-1',
        byName: 'Rosa',
      });
    });

    test('give a return its postage code where no carrier does: told once, and the right one in place of a wrong', async () => {
      const { shop, desk, asked, orderId, accessToken } = await paid(1);
      shop.postage = reversePostageOf('by-hand');
      await desk.pack(asked);
      await desk.ship(asked, parcel);
      await desk.deliver(asked);
      const requested = await shop.requestReturn(orderId, accessToken, { resolution: 'refund' });
      expect(requested).toMatchObject({ ok: true, value: { status: 'return_requested' } });
      const [open] = (await shop.order(orderId)).returns ?? [];
      const returnId = open?.returnId ?? '';
      expect(open).not.toHaveProperty('postage');
      const postage = { code: '123456789-E', carrier: 'Correios', validUntil: '2026-12-20T03:00:00.000Z' };
      const give = (changes = {}, id = returnId) =>
        desk.givePostage(asked, { returnId: id, postage: { ...postage, ...changes } });
      expect(codeOf(await give({}, 'ret_0000000000000000'))).toBe('return_not_found');
      for (const changes of [{ code: 'ERRADO-1' }, { code: 'ERRADO-1' }, {}, {}])
        expect(codeOf(await give(changes))).toBe('done');
      const own = await shop.view(orderId, accessToken);
      expect(own).toMatchObject({ value: { returns: [{ returnId, postage }] } });
      expect((await shop.order(orderId)).timeline.at(-1)).toMatchObject({ event: 'postage_given' });
      const told = (await shop.announcedOf(orderId)).filter((name) => name === 'ReturnPostageGiven');
      expect(told).toHaveLength(2);
      await desk.receiveReturn(asked, { returnId, lines: [] });
      expect(codeOf(await give({ code: 'TARDE-1' }))).toBe('order_move_refused');
    });

    test('see who opened a return and what became of its units, which the shopper does not', async () => {
      const { shop, desk, asked, orderId, accessToken } = await paid(2);
      await desk.pack(asked);
      await desk.ship(asked, parcel);
      await desk.deliver(asked);
      await desk.openReturn(asked, { reason: 'moagem errada', resolution: 'refund' });
      const { returns: [open] = [] } = await shop.order(orderId);
      const lines = [{ sku: shop.bag().sku, restock: 1, scrap: 1 }];
      expect(codeOf(await desk.receiveReturn(asked, { returnId: open?.returnId ?? '', lines }))).toBe('done');
      const [own, seen] = await Promise.all([shop.view(orderId, accessToken), desk.get(asked)]);
      if (!own.ok || !seen.ok) throw new Error('refused');
      expect(seen.value.returns).toMatchObject([{ by: 'staff', received: lines }]);
      expect(own.value.returns).toMatchObject([{ reason: 'moagem errada' }]);
      expect(own.value.returns?.[0]).not.toHaveProperty('received');
      expect(own.value.returns?.[0]).not.toHaveProperty('by');
    });

    test('take one unit off: its frozen price goes back, the freight does not, the rest is packed', async () => {
      const { shop, desk, asked, orderId } = await paid(3);
      const sku = shop.bag().sku;
      const { lines } = await shop.order(orderId);
      const shares = lines[0]?.unitDiscountCents ?? [];
      const off = { sku, quantity: 1, reason: 'embalagem furada' };
      const once = { key: key(), request: off };
      const [first, twin] = await Promise.all([
        desk.cancelLines(asked, off, once),
        desk.cancelLines(asked, off, once),
      ]);
      expect([codeOf(first), codeOf(twin)]).toEqual(['done', 'done']);
      expect(await shop.stock()).toEqual({ free: 1_500, reserved: 0, sold: 500 });
      const order = await shop.order(orderId);
      expect(order.status).toBe('paid');
      expect(order.refunds).toMatchObject([
        { amountCents: 39_90 - (shares[2] ?? 0), reason: 'lines_cancelled' },
      ]);
      expect(
        codeOf(await desk.cancelLines(asked, { ...off, quantity: 2 }, { ...once, request: 'other' })),
      ).toBe('idempotency_key_reused');
      expect(codeOf(await desk.cancelLines(asked, { ...off, quantity: 3 }, { key: key(), request: 3 }))).toBe(
        'units_unavailable',
      );
      expect(codeOf(await desk.pack(asked))).toBe('done');
    });

    test('who take the last unit off cancel the order, and the freight goes back too', async () => {
      const { shop, desk, asked, orderId } = await paid(3);
      const { totals } = await shop.order(orderId);
      const off = (quantity: number) => ({ sku: shop.bag().sku, quantity, reason: 'acabou' });
      await desk.cancelLines(asked, off(1), { key: key(), request: 1 });
      const last = { key: key(), request: 2 };
      expect(codeOf(await desk.cancelLines(asked, off(2), last))).toBe('done');
      expect(codeOf(await desk.cancelLines(asked, off(2), last))).toBe('done');
      const order = await shop.order(orderId);
      expect(order.status).toBe('cancelled');
      expect(order.refunds?.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(totals.totalCents);
      expect(await shop.stock()).toEqual({ free: 2_000, reserved: 0, sold: 0 });
    });

    test('give back out of goodwill what is left, and not a centavo more', async () => {
      const { shop, desk, asked, orderId } = await paid();
      const { totalCents } = (await shop.order(orderId)).totals;
      const give = (amountCents: number, once = key()) =>
        desk.refund(asked, { amountCents, reason: 'atraso' }, { key: once, request: amountCents });
      const once = key();
      expect(codeOf(await give(10_00, once))).toBe('done');
      expect(codeOf(await give(10_00, once))).toBe('done');
      expect(codeOf(await give(totalCents - 9_99))).toBe('refund_exceeds_paid');
      const left = await give(totalCents - 10_00);
      expect(left.ok && left.value.refundable).toEqual(brl(0));
      // Everything promised back, and the goods still travel: that is no end of the order.
      for (const { refundId, amountCents } of (await shop.order(orderId)).refunds ?? [])
        await shop.recordRefund(orderId, refundId, amountCents);
      expect((await shop.order(orderId)).status).toBe('paid');
    });

    test('can move neither goods nor money while the charge is disputed, and can again when it is won', async () => {
      const { shop, desk, asked, orderId, accessToken } = await paid();
      expect(await shop.openChargeback(orderId)).toEqual({ status: 'paid', changed: true });
      expect(await shop.openChargeback(orderId)).toEqual({ status: 'paid', changed: false });
      expect(codeOf(await desk.pack(asked))).toBe('order_held');
      expect(codeOf(await desk.cancel(asked, 'x'))).toBe('order_held');
      expect(codeOf(await shop.cancelOwn(orderId, accessToken))).toBe('order_held');
      expect((await shop.closeChargeback(orderId, true)).changed).toBe(true);
      expect((await shop.closeChargeback(orderId, true)).changed).toBe(false);
      expect((await shop.openChargeback(orderId)).changed).toBe(false);
      expect(codeOf(await desk.pack(asked))).toBe('done');
    });

    test('who lost the dispute cancel without money: it is gone already', async () => {
      const { shop, desk, asked, orderId } = await paid();
      await shop.openChargeback(orderId);
      await shop.closeChargeback(orderId, false);
      expect(codeOf(await desk.cancel(asked, 'estornado'))).toBe('done');
      expect((await shop.order(orderId)).refunds).toBeUndefined();
      expect(await shop.stock()).toEqual({ free: 2_000, reserved: 0, sold: 0 });
    });

    test('and shopper at the same moment: one cancels or one packs, never both undone', async () => {
      const { shop, desk, asked, orderId, accessToken } = await paid();
      await Promise.all([desk.pack(asked), shop.cancelOwn(orderId, accessToken), desk.cancel(asked, 'x')]);
      const order = await shop.order(orderId);
      expect(order.status).toBe('cancelled');
      expect(order.refunds).toHaveLength(1);
      expect(await shop.stock()).toEqual({ free: 2_000, reserved: 0, sold: 0 });
    });
  });
};
