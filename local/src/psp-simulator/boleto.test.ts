import { getBoletoInfo, isValidBoleto } from '@brazilian-utils/brazilian-utils';
import { describe, expect, it } from 'vitest';
import { barWidths, boletoOf, dueFactor } from './boleto.ts';
import { boletoOrder, orderOf, PspUnderTest, refusalOf } from './psp-under-test.ts';

const at = (day: string) => Date.parse(`${day}T12:00:00-03:00`);

describe('a boleto', () => {
  it('has check digits that another library finds right, its amount and its day', () => {
    for (let serial = 0; serial < 200; serial += 1) {
      const { digitableLine, barcode } = boletoOf({
        amountCents: 4990 + serial,
        dueAt: at('2026-01-08'),
        serial: String(serial * 7_919),
      });
      expect(digitableLine).toHaveLength(47);
      expect(barcode).toHaveLength(44);
      expect(isValidBoleto(digitableLine)).toBe(true);
      const info = getBoletoInfo(digitableLine, { referenceDate: new Date(at('2026-01-05')) });
      expect(info?.amount).toBe(4990 + serial);
      expect(info?.bankCode).toBe('237');
      expect(info?.expirationDate?.toDateString()).toBe('Thu Jan 08 2026');
    }
  });

  it('counts its day from 1000 again since 22 February 2025', () => {
    expect(dueFactor(at('2025-02-21'))).toBe('9999');
    expect(dueFactor(at('2025-02-22'))).toBe('1000');
    expect(dueFactor(Date.parse('2025-02-22T02:00:00Z'))).toBe('9999');
  });

  it('is drawn as interleaved 2 of 5', () => {
    const widths = barWidths('0123');
    expect(widths).toHaveLength(4 + 2 * 10 + 3);
    expect(widths.filter((width) => width === 3)).toHaveLength(4 * 2 + 1);
  });
});

describe('an order by boleto', () => {
  it('is payable at its address until its day is over, and late if the bank is', async () => {
    const shop = new PspUnderTest();
    const order = await orderOf(shop.post('/v1/orders', boletoOrder));
    const method = order.transactions.payments[0]?.payment_method;
    expect(order).toMatchObject({ status: 'action_required', status_detail: 'waiting_payment' });
    expect(isValidBoleto(method?.digitable_line ?? '')).toBe(true);
    expect(method?.ticket_url).toBe(`http://psp.example/boleto/${order.id}`);
    shop.now += 3 * 86_400_000;
    expect(await shop.read(order.id)).toMatchObject({ status: 'expired' });
    await shop.pay(order.id, { late: true });
    expect((await shop.read(order.id)).transactions.payments[0]).toMatchObject({
      status: 'processed',
      fee_details: [{ amount: '3.49' }],
    });
  });

  it('needs the whole name and address of who pays', async () => {
    const shop = new PspUnderTest();
    const { address: _, ...payer } = boletoOrder.payer;
    expect(await refusalOf(shop.post('/v1/orders', { ...boletoOrder, payer }))).toEqual([
      400,
      'required_properties',
    ]);
  });
});
