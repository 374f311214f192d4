import { expect, test } from 'vitest';
import { mailsAbout, paymentsOf, stockOf } from '../src/back-room.ts';
import { chargesOf, payPix } from '../src/bank.ts';
import { eventually } from '../src/eventually.ts';
import { buy, inStatus, look, withPix } from '../src/shopper.ts';
import { stepsOf } from '../src/trace.ts';

test('a guest buys two bags with Pix: paid, stock sold, books closed, told by e-mail, every step on record', async () => {
  const before = await stockOf('CERR');
  const placed = await buy({ 'CERR-250-GRAOS': 1, 'CERR-500-COADO': 1 });

  const waiting = await withPix(placed);
  expect(waiting.status).toBe('awaiting_payment');
  expect(waiting.payment.pix?.copiaECola).toMatch(/^000201.*6304[0-9A-F]{4}$/);
  expect(await stockOf('CERR')).toMatchObject({ free: before.free - 750, reserved: before.reserved + 750 });

  await payPix(placed.orderId);
  const paid = await inStatus(placed, 'paid');
  expect(paid.payment.status).toBe('captured');
  expect(paid.timeline.map(({ status }) => status)).toEqual(['awaiting_payment', 'awaiting_payment', 'paid']);

  const after = await stockOf('CERR');
  expect(after.sold - before.sold).toBe(750);
  expect(after.free + after.reserved + after.sold).toBe(after.received);

  const entries = (await paymentsOf(placed.orderId)).filter(({ entity }) => entity === 'LEDGER_ENTRY');
  const side = (name: string) =>
    entries.filter((e) => e.side === name).reduce((sum, e) => sum + Number(e.cents), 0);
  expect(side('debit')).toBe(side('credit'));
  expect(side('debit')).toBeGreaterThanOrEqual(paid.totals.total.cents);
  expect(await chargesOf(placed.orderId)).toHaveLength(1);

  const mails = await eventually('two e-mails', async () => {
    const found = await mailsAbout(placed.orderId);
    return found.length >= 2 && found;
  });
  expect(new Set(mails.flatMap(({ To }) => To))).toEqual(new Set(['ana@example.com']));
  expect(mails.map(({ Subject }) => Subject)).toEqual([
    expect.stringMatching(/^Recebemos seu pedido/),
    expect.stringMatching(/^Pagamento confirmado/),
  ]);

  const steps = await stepsOf(placed.orderId);
  expect(steps).toEqual(
    expect.arrayContaining([
      'POST /orders',
      'OrderPlaced',
      'RequestPayment',
      'ReceiveNotification',
      'SettlePayment',
      'PaymentCaptured',
      'ConfirmOrder',
      'OrderPaid',
    ]),
  );
});

test('the page of an order opens with its token alone', async () => {
  const placed = await buy({ 'CASA-250-GRAOS': 1 });
  await expect(look({ ...placed, accessToken: 'x'.repeat(32) })).rejects.toThrow('order_not_found');
  const view = await look(placed);
  expect(JSON.stringify(view)).not.toContain('52998224725');
  expect(view.customer.taxId).toBe('***.982.247-**');
});
