import { Problem } from '@loja/contracts/errors.ts';
import { describe, expect, test } from 'vitest';
import { paymentsOf } from '../src/back-room.ts';
import { chargeOf, misbehave, notify, payPix } from '../src/bank.ts';
import { buy, inStatus, look, withPix } from '../src/shopper.ts';

const code = async (response: Response) => `${response.status} ${Problem.parse(await response.json()).code}`;

describe('a notification of the provider', () => {
  test('with a forged signature is refused and moves nothing', async () => {
    const placed = await buy({ 'DECA-250-GRAOS': 1 });
    await withPix(placed);
    const { id } = await chargeOf(placed.orderId);
    expect(await code(await notify(id, { secret: 'guess' }))).toBe('401 signature_invalid');
    expect((await look(placed)).status).toBe('awaiting_payment');
  });

  test('that is stale is refused', async () => {
    expect(await code(await notify('ORD1', { at: Date.now() - 3_600_000 }))).toBe('401 signature_stale');
  });

  test('that is well signed but untrue moves nothing: the payment is read again from the provider', async () => {
    const placed = await buy({ 'DECA-250-GRAOS': 1 });
    await withPix(placed);
    const { id } = await chargeOf(placed.orderId);
    expect((await notify(id)).status).toBe(200);
    await payPix(placed.orderId);
    await inStatus(placed, 'paid');
  });

  test('delivered five times at once has one effect', async () => {
    await misbehave({ duplicates: 4 });
    const placed = await buy({ 'DECA-250-GRAOS': 1 });
    await withPix(placed);
    await payPix(placed.orderId);
    await misbehave({ duplicates: 0 });
    const { id } = await chargeOf(placed.orderId);
    await Promise.all(Array.from({ length: 5 }, () => notify(id)));
    const paid = await inStatus(placed, 'paid');
    const debits = (await paymentsOf(placed.orderId)).filter(
      (e) => e.entity === 'LEDGER_ENTRY' && e.side === 'debit' && /^receivable/.test(String(e.account)),
    );
    expect(debits.map((e) => e.cents)).toEqual([paid.totals.total.cents]);
  });
});
