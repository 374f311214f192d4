import { newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { ProviderRefusal, ProviderUnavailable } from '../domain/provider-error.ts';
import type { ChargeRequest, PaymentProvider } from '../ports.ts';
import { ana } from './orders.memory.ts';

/** A provider and the hands of payer and clock on its other side. */
export interface ProviderUnderTest {
  provider: PaymentProvider;
  pay(pspOrderId: string, late?: boolean): Promise<void>;
  expire(pspOrderId: string): Promise<void>;
  failNext(count: number, afterEffect?: boolean): Promise<void>;
  charges(): Promise<number>;
}

const request = (): ChargeRequest => {
  const orderId = newOrderId();
  return {
    method: 'pix',
    key: `${orderId}-1`,
    reference: orderId,
    amountCents: 106_71,
    expirySeconds: 1800,
    payer: ana,
  };
};

const chargesAreMadeOnce = (start: () => ProviderUnderTest) => () => {
  test('makes a Pix for the amount and reference asked', async () => {
    const { provider } = start();
    const asked = request();
    const charge = await provider.create(asked);
    expect(charge).toMatchObject({ status: 'pending', reference: asked.reference, amountCents: 106_71 });
    expect(charge.pix?.copiaECola).not.toBe('');
    expect(await provider.get(charge.pspOrderId)).toMatchObject({ status: 'pending', amountCents: 106_71 });
  });

  test('answers the same charge to the same key', async () => {
    const { provider, charges } = start();
    const asked = request();
    const [first, second] = [await provider.create(asked), await provider.create(asked)];
    expect(second.pspOrderId).toBe(first.pspOrderId);
    expect(await charges()).toBe(1);
  });

  test('does not charge twice when its answer was lost', async () => {
    const { provider, charges, failNext } = start();
    const asked = request();
    await failNext(2, true);
    await expect(provider.create(asked)).rejects.toThrow(ProviderUnavailable);
    expect((await provider.create(asked)).status).toBe('pending');
    expect(await charges()).toBe(1);
  });

  test('knows no charge that was never made', async () => {
    expect(await start().provider.get('ORDUNKNOWN')).toBeUndefined();
  });
};

const endingsAreTold = (start: () => ProviderUnderTest) => () => {
  test('tells what was paid, what expired and what was cancelled', async () => {
    const { provider, pay, expire } = start();
    const [paid, expired, cancelled] = [
      await provider.create(request()),
      await provider.create(request()),
      await provider.create(request()),
    ];
    await pay(paid.pspOrderId);
    await expire(expired.pspOrderId);
    expect((await provider.get(paid.pspOrderId))?.status).toBe('captured');
    expect((await provider.get(expired.pspOrderId))?.status).toBe('expired');
    expect((await provider.cancel(cancelled.pspOrderId, 'cancel-1')).status).toBe('cancelled');
    expect((await provider.get(cancelled.pspOrderId))?.status).toBe('cancelled');
  });

  test('answers the truth when asked to cancel what was paid, expired or cancelled already', async () => {
    const { provider, pay, expire } = start();
    const [paid, expired] = [await provider.create(request()), await provider.create(request())];
    await pay(paid.pspOrderId);
    await expire(expired.pspOrderId);
    expect((await provider.cancel(paid.pspOrderId, 'cancel-1')).status).toBe('captured');
    expect((await provider.cancel(expired.pspOrderId, 'cancel-2')).status).toBe('expired');
    const open = await provider.create(request());
    await provider.cancel(open.pspOrderId, 'cancel-3');
    expect((await provider.cancel(open.pspOrderId, 'cancel-4')).status).toBe('cancelled');
  });

  test('returns all of the money, once, whatever the key', async () => {
    const { provider, pay } = start();
    const charge = await provider.create(request());
    await pay(charge.pspOrderId);
    expect((await provider.refund(charge.pspOrderId, { key: 'refund-1' })).status).toBe('refunded');
    expect((await provider.refund(charge.pspOrderId, { key: 'refund-1' })).status).toBe('refunded');
    expect((await provider.refund(charge.pspOrderId, { key: 'refund-2' })).status).toBe('refunded');
  });

  test('returns money in parts, each once by its key, and never more than is left', async () => {
    const { provider, pay } = start();
    const charge = await provider.create(request());
    await pay(charge.pspOrderId);
    const back = (key: string, amountCents: number) =>
      provider.refund(charge.pspOrderId, { key, amountCents });
    expect(await back('refund-1', 6_71)).toMatchObject({ status: 'partially_refunded', refundedCents: 6_71 });
    expect(await back('refund-1', 6_71)).toMatchObject({ refundedCents: 6_71 });
    expect(await back('refund-2', 50_00)).toMatchObject({ refundedCents: 56_71 });
    await expect(back('refund-3', 50_01)).rejects.toThrow(ProviderRefusal);
    expect(await back('refund-4', 50_00)).toMatchObject({ status: 'refunded', refundedCents: 106_71 });
    expect(await provider.get(charge.pspOrderId)).toMatchObject({ refundedCents: 106_71 });
  });

  test('a Pix that settles after its charge was closed is money', async () => {
    const { provider, pay, expire } = start();
    const charge = await provider.create(request());
    await expire(charge.pspOrderId);
    await pay(charge.pspOrderId, true);
    expect((await provider.get(charge.pspOrderId))?.status).toBe('captured');
  });
};

/** What every payment provider must do. */
export const paymentProviderSuite = (name: string, start: () => ProviderUnderTest): void => {
  describe(`${name}: charges`, chargesAreMadeOnce(start));
  describe(`${name}: endings`, endingsAreTold(start));
};
