import type { OrderId } from '@loja/kernel/ids.ts';
import { withoutPayer } from '../domain/payment.ts';
import type { ProviderPorts } from '../ports.ts';
import { untilWritten } from './write-payment.ts';

/** Takes from a payment what leads to who paid. A second time, and where nothing was ever tried, there is nothing to do. */
export const forgetPayer =
  ({ store, clock }: Pick<ProviderPorts, 'store' | 'clock'>) =>
  (orderId: OrderId): Promise<'forgotten' | 'nothing'> =>
    untilWritten(async () => {
      const payment = await store.load(orderId);
      if (!payment || payment.forgotten) return 'nothing';
      const written = await store.commit(payment, { payment: withoutPayer(payment), events: [] }, clock());
      return written && 'forgotten';
    });
