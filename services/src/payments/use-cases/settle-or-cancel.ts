import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { attemptIn, openAttempt, winnerOf } from '../domain/payment.ts';
import type { ProviderPorts } from '../ports.ts';
import { type Closing, closeAttempt } from './close-attempt.ts';
import { holdsMoney } from './write-payment.ts';

export type Ending =
  | { kind: 'captured'; method: PaymentMethod }
  | { kind: 'not_captured' }
  /** A later attempt may still be paid until then (ISO instant): the order must wait on. */
  | { kind: 'open'; until: string; method: PaymentMethod };

/** An attempt that ends this soon is not worth another wait. */
const LEAST_WAIT_MS = 1000;

/**
 * The last word on an order's payment before its goods are let go: the provider is asked once more; money that is
 * there is recorded, a charge that is open is closed. An attempt made late keeps an expiring order alive. Throws when
 * the provider cannot say.
 */
export const settleOrCancel =
  (ports: ProviderPorts) =>
  async (orderId: OrderId, closing: Closing): Promise<Ending> => {
    let payment = await ports.store.load(orderId);
    const now = ports.clock().getTime();
    const mayBePaid = ({ expiresAt }: { expiresAt: string }) =>
      closing === 'expired' && Date.parse(expiresAt) - now > LEAST_WAIT_MS;
    for (let open = payment && openAttempt(payment); payment && open; open = openAttempt(payment)) {
      const closed = await closeAttempt(ports, payment, open, closing, mayBePaid);
      if (closed.kind === 'open') {
        const { expiresAt, method } = attemptIn(closed.payment, open.attempt);
        return { kind: 'open', until: expiresAt, method };
      }
      payment = closed.payment;
    }
    const winner = payment && holdsMoney(payment) ? winnerOf(payment) : undefined;
    return winner ? { kind: 'captured', method: winner.method } : { kind: 'not_captured' };
  };
