import type { OrderId } from '@loja/kernel/ids.ts';
import { type Asking, askRefund, failedRefund, type RefundAsked } from '../domain/asking.ts';
import { refundKey } from '../domain/attempt.ts';
import { attemptIn, type Payment, type Refund, type Step } from '../domain/payment.ts';
import { ProviderRefusal } from '../domain/provider-error.ts';
import type { ProviderPorts } from '../ports.ts';
import { noteAnswer, untilWritten, write } from './write-payment.ts';

export type Returned = 'refunded' | 'refund_requested' | 'refund_failed' | 'too_large' | 'nothing';

const failed = (ports: ProviderPorts, refund: Refund): Promise<Returned> =>
  untilWritten(async () => {
    const payment = await ports.store.load(refund.orderId);
    if (!payment) throw new Error('no such payment');
    const written = await write(ports, payment, failedRefund(payment, refund));
    return written && 'refund_failed';
  });

/** A refund of all that there ever was names no amount: the provider's shortest way. */
const amountOf = (payment: Payment, refund: Refund): { amountCents?: number } =>
  attemptIn(payment, refund.attempt).capturedCents === refund.amountCents
    ? {}
    : { amountCents: refund.amountCents };

const askProvider = async (ports: ProviderPorts, payment: Payment, refund: Refund): Promise<Returned> => {
  const { pspOrderId } = attemptIn(payment, refund.attempt);
  if (pspOrderId === undefined) throw new Error('captured without a charge');
  const key = refundKey(payment.orderId, refund);
  try {
    const charge = await ports.provider.refund(pspOrderId, { key, ...amountOf(payment, refund) });
    const noted = await noteAnswer(ports, payment, charge, refund.attempt);
    const now = noted.payment.refunds.find(({ refundId }) => refundId === refund.refundId);
    return now?.status === 'done' ? 'refunded' : 'refund_requested';
  } catch (error) {
    if (error instanceof ProviderRefusal) return failed(ports, refund);
    throw error;
  }
};

type SetAside = { kind: 'nothing' | 'too_large' } | { kind: 'aside'; refund: Refund; payment: Payment };

const stepOf = (asking: Asking, before: Payment): Step => {
  if (asking.kind === 'too_large') return asking.step;
  return { payment: asking.kind === 'asked' ? asking.payment : before, events: [] };
};

const setAside = (ports: ProviderPorts, orderId: OrderId, asked: RefundAsked): Promise<SetAside> =>
  untilWritten(async (): Promise<SetAside | undefined> => {
    const before = await ports.store.load(orderId);
    if (!before) return { kind: 'nothing' };
    const asking = askRefund(before, asked, ports.clock());
    const payment = await write(ports, before, stepOf(asking, before));
    if (!payment) return undefined;
    return asking.kind === 'known' || asking.kind === 'asked'
      ? { kind: 'aside', refund: asking.refund, payment }
      : { kind: asking.kind };
  });

/**
 * Returns money, once per refund's id and never more than came. It is set aside in our books before the provider is
 * asked; when that takes its time, its notification or a sweep records the end. What it refuses, a person is told.
 */
export const returnMoney =
  (ports: ProviderPorts) =>
  async (orderId: OrderId, asked: RefundAsked): Promise<Returned> => {
    const aside = await setAside(ports, orderId, asked);
    if (aside.kind !== 'aside') return aside.kind;
    const { refund, payment } = aside;
    if (refund.status === 'done') return 'refunded';
    return refund.status === 'failed' ? 'refund_failed' : askProvider(ports, payment, refund);
  };
