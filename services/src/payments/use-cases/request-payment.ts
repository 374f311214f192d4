import { secondsAfter } from '@loja/kernel/clock.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { type Attempt, createKey } from '../domain/attempt.ts';
import { pixOf } from '../domain/charge.ts';
import { ProviderRefusal } from '../domain/provider-error.ts';
import type { FailureName, SettlingPorts } from '../ports.ts';

export type Requested = 'asked' | 'already_asked' | 'already_settled';

const failureOf: Partial<Record<Attempt['status'], FailureName>> = {
  expired: 'PaymentExpired',
  cancelled: 'PaymentCancelled',
  failed: 'PaymentFailed',
};

/** Only one attempt per order yet. */
const FIRST = 1;

/**
 * 1. The attempt and the workflow's token are stored: from here on money that arrives has a home.
 * 2. The provider is asked for a Pix under the attempt's own key.
 * 3. The code is stored for the order's page.
 * Run again at any point, it picks up where it was; only the token is new.
 */
export const requestPayment =
  ({ store, provider, orders, workflow, clock }: Omit<SettlingPorts, 'watch'>, expirySeconds: number) =>
  async (orderId: OrderId, taskToken: string): Promise<Requested> => {
    const order = await orders.toCollect(orderId);
    if (!order) throw new Error('no such order');
    const attempt = await store.begin({
      orderId,
      attempt: FIRST,
      totals: order.totals,
      taskToken,
      createdAt: clock().toISOString(),
    });
    if (attempt.status === 'pending') return 'already_asked';
    if (attempt.status !== 'preparing') {
      const failure = failureOf[attempt.status];
      // The outcome came while this step was being tried again: whoever told the old token told nobody.
      await (failure ? workflow.fail(taskToken, failure) : workflow.succeed(taskToken, { orderId }));
      return 'already_settled';
    }
    const charge = await provider.create({
      method: 'pix',
      key: createKey(attempt),
      reference: orderId,
      amountCents: attempt.totals.totalCents,
      expirySeconds,
      payer: order.payer,
    });
    const pix = pixOf(charge, secondsAfter(new Date(attempt.createdAt), expirySeconds));
    if (!pix) throw new ProviderRefusal('answer_without_pix');
    await store.savePix(attempt, { pspOrderId: charge.pspOrderId, pix });
    return 'asked';
  };
