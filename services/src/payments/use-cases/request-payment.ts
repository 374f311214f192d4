import type { OrderId } from '@loja/kernel/ids.ts';
import { type Terms, withNewAttempt } from '../domain/asking.ts';
import { latestAttempt, noPayment, type Payment, winnerOf } from '../domain/payment.ts';
import type { Collectable, RequestingPorts } from '../ports.ts';
import { makeCharge } from './make-charge.ts';
import { holdsMoney, untilWritten, write } from './write-payment.ts';

export type Requested = 'asked' | 'waiting' | 'already_settled';

/** A card's first attempt needs its token, which only the shopper's browser has. */
const begun = (payment: Payment, { method, totals }: Collectable, terms: Terms, now: Date): Payment =>
  payment.attempts.length > 0 || method === 'card'
    ? payment
    : withNewAttempt(payment, { orderId: payment.orderId, method, totals }, terms, now);

const toldOfMoney = async (
  { workflow }: RequestingPorts,
  payment: Payment,
  taskToken: string,
): Promise<boolean> => {
  const winner = holdsMoney(payment) ? winnerOf(payment) : undefined;
  if (winner) await workflow.succeed(taskToken, { orderId: payment.orderId, method: winner.method });
  return winner !== undefined;
};

/** A card in the browser may be quicker than the workflow. Any other order that asks for no money should not be here. */
const paidBefore = async (
  ports: RequestingPorts,
  orderId: OrderId,
  taskToken: string,
): Promise<Requested> => {
  const payment = await ports.store.load(orderId);
  if (payment && (await toldOfMoney(ports, payment, taskToken))) return 'already_settled';
  throw new Error('no such order');
};

/**
 * 1. The workflow's token is stored, and unless it is for a card the first attempt: from here on money that arrives
 *    has a home.
 * 2. The provider is asked for the charge under the attempt's own key, and its answer is stored for the order's page.
 * Run again at any point, it picks up where it was; only the token is new. Nothing but time or money ends the wait.
 */
export const requestPayment =
  (ports: RequestingPorts, terms: Terms) =>
  async (orderId: OrderId, taskToken: string): Promise<Requested> => {
    const order = await ports.collectables.toCollect(orderId);
    if (!order) return paidBefore(ports, orderId, taskToken);
    const payment = await untilWritten(async () => {
      const before = (await ports.store.load(orderId)) ?? noPayment(orderId, order.method);
      const next = begun({ ...before, taskToken }, order, terms, ports.clock());
      return write(ports, before, { payment: next, events: [] });
    });
    // The money came while this step was being tried again: whoever told the old token told nobody.
    if (await toldOfMoney(ports, payment, taskToken)) return 'already_settled';
    const attempt = latestAttempt(payment);
    if (attempt?.status !== 'preparing' || attempt.method === 'card') return 'waiting';
    await makeCharge(ports, payment, attempt, order, terms);
    return 'asked';
  };
