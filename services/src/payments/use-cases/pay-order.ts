import type { PaymentMethod, PaymentView, PayOrder } from '@loja/contracts/http/payments.ts';
import type { CustomerId, OrderId } from '@loja/kernel/ids.ts';
import { installmentsOf } from '@loja/kernel/installments.ts';
import { NotYet } from '@loja/kernel/not-yet.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { type Terms, withNewAttempt } from '../domain/asking.ts';
import type { Attempt } from '../domain/attempt.ts';
import { digest } from '../domain/digest.ts';
import { attemptsLeft, latestAttempt, noPayment, openAttempt, type Payment } from '../domain/payment.ts';
import { ProviderRefusal, ProviderUnavailable } from '../domain/provider-error.ts';
import type { CardTries, Collectable, Collectables, Orders, ProviderPorts, TryTaken } from '../ports.ts';
import { closeAttempt } from './close-attempt.ts';
import { type Counting, countingOnce } from './count-card-try.ts';
import { makeCharge } from './make-charge.ts';
import { viewOf } from './view-payment.ts';
import { holdsMoney, untilWritten, write } from './write-payment.ts';

export interface PayingTerms extends Terms {
  methods: readonly PaymentMethod[];
  installments: { max: number; minimumCents: number };
}

/** No workflow among them: money that comes so is told by `PaymentCaptured`, and to the workflow by its notification. */
export interface PayingPorts extends ProviderPorts {
  orders: Orders;
  collectables: Collectables;
  cardTries: CardTries;
}

export interface Paying {
  orderId: OrderId;
  token: string | undefined;
  customerId?: CustomerId | undefined;
  key: string;
  /** The caller's address. */
  from: string;
  wish: PayOrder;
}

type Code =
  | 'order_not_found'
  | 'order_not_payable'
  | 'price_changed'
  | 'payment_method_unavailable'
  | 'installments_unavailable'
  | 'too_many_attempts'
  | 'payment_provider_unavailable'
  | 'idempotency_key_reused'
  | 'busy';
type Answer = Result<PaymentView, Code> | Exclude<TryTaken, { ok: true }>;

const requestOf = ({ key, wish }: Paying): NonNullable<Attempt['request']> => ({
  keyHash: digest(key),
  bodyHash: digest(JSON.stringify(wish)),
});

const shown = (payment: Payment): Answer => {
  const view = viewOf(payment);
  if (!view) throw new Error('a payment without an attempt was answered');
  return ok(view);
};

/** What the wish asks for that this shop or this order does not give. */
const objection = ({ wish }: Paying, order: Collectable, terms: PayingTerms): Code | undefined => {
  const { totalCents } = order.totals;
  if (wish.expectedTotal.cents !== totalCents) return 'price_changed';
  if (wish.method !== 'card') return undefined;
  const counts = installmentsOf(totalCents, terms.installments).map(({ count }) => count);
  return counts.includes(wish.card.installments) ? undefined : 'installments_unavailable';
};

/** A code that is still good for the same money is shown again rather than replaced. */
const isStillGood = (open: Attempt, { wish }: Paying, order: Collectable, now: Date): boolean =>
  open.status === 'pending' &&
  open.method !== 'card' &&
  open.method === wish.method &&
  open.totals.totalCents === order.totals.totalCents &&
  Date.parse(open.expiresAt) > now.getTime();

const askedFor = async (
  ports: PayingPorts,
  paying: Paying,
  terms: PayingTerms,
): Promise<Result<Collectable, Code>> => {
  const { method } = paying.wish;
  const isTaken = terms.methods.includes(method) && ports.provider.methods.includes(method);
  const order = isTaken ? await ports.collectables.toCollect(paying.orderId, method) : undefined;
  if (!order) return fail('payment_method_unavailable');
  const code = objection(paying, order, terms);
  return code ? fail(code) : ok(order);
};

const charge = async (
  ports: PayingPorts,
  payment: Payment,
  attempt: Attempt,
  { wish }: Paying,
  order: Collectable,
  terms: PayingTerms,
): Promise<Answer> => {
  const card = wish.method === 'card' ? wish.card : undefined;
  try {
    const noted = await makeCharge(ports, payment, attempt, order, terms, card);
    return shown(noted.payment);
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error;
    // It would not make the charge at all; the attempt says so on the order's page.
    const after = await ports.store.load(payment.orderId);
    return after ? shown(after) : fail('payment_provider_unavailable');
  }
};

/** Another attempt, after the one that is open has been closed at the provider. Undefined when it was overtaken. */
const tryAgain = async (
  ports: PayingPorts,
  before: Payment,
  paying: Paying,
  order: Collectable,
  terms: PayingTerms,
): Promise<Answer | undefined> => {
  const open = openAttempt(before);
  if (open && isStillGood(open, paying, order, ports.clock())) return shown(before);
  // The last way to pay is not taken away for a try that cannot be made.
  const isLast = () => attemptsLeft(before) === 0;
  const closed = open && (await closeAttempt(ports, before, open, 'cancelled', isLast));
  const payment = closed?.payment ?? before;
  if (holdsMoney(payment)) return shown(payment);
  if (attemptsLeft(payment) === 0) return fail('too_many_attempts');
  const { orderId, wish } = paying;
  const asked = { orderId, method: wish.method, totals: order.totals, request: requestOf(paying) };
  const next = withNewAttempt(payment, asked, terms, ports.clock());
  const written = await write(ports, payment, { payment: next, events: [] });
  const attempt = written && latestAttempt(written);
  return attempt && charge(ports, written, attempt, paying, order, terms);
};

const pay = async (
  ports: PayingPorts,
  paying: Paying,
  terms: PayingTerms,
  counting: Counting,
): Promise<Answer | undefined> => {
  const { orderId, wish } = paying;
  const payment = (await ports.store.load(orderId)) ?? noPayment(orderId, wish.method);
  const { keyHash, bodyHash } = requestOf(paying);
  const repeated = payment.attempts.find(({ request }) => request?.keyHash === keyHash);
  if (repeated && repeated.request?.bodyHash !== bodyHash) return fail('idempotency_key_reused');
  if (repeated && repeated.status !== 'preparing') return shown(payment);
  if (holdsMoney(payment)) return shown(payment);
  if ((await ports.orders.fate(orderId)) !== 'undecided') return fail('order_not_payable');
  const asked = await askedFor(ports, paying, terms);
  if (!asked.ok) return asked;
  const order = asked.value;
  // Before anything changes: who is refused here has the Pix that was open still open.
  const counted = await counting.count(wish.method === 'card' ? wish.card : undefined, order);
  if (!counted.ok) return counted;
  // The answer to this very request was cut off: it goes on where it was, under the same key.
  if (repeated) return charge(ports, payment, repeated, paying, order, terms);
  return tryAgain(ports, payment, paying, order, terms);
};

/** A try that took the money, or was never made, is nothing to count. */
const isNoTry = (answer: Answer): boolean => !answer.ok || answer.value.status === 'captured';

/**
 * Another attempt to pay the same order, answered with what came of it: a refused card is an answer, not an error. The
 * attempt that is open is closed at the provider first; when that turns out to be paid, the order is paid and nothing
 * is charged anew. Under the same key the same attempt is answered.
 */
export const payOrder =
  (ports: PayingPorts, terms: PayingTerms) =>
  async (paying: Paying): Promise<Answer> => {
    if (!(await ports.orders.opens(paying.orderId, paying.token, paying.customerId)))
      return fail('order_not_found');
    const counting = countingOnce(ports, paying.from);
    try {
      // A quick shopper meets the order's workflow, which stores its token at the same time.
      const answer = await untilWritten(() => pay(ports, paying, terms, counting));
      if (isNoTry(answer)) await counting.giveBack();
      return answer;
    } catch (error) {
      await counting.giveBack();
      if (error instanceof ProviderUnavailable) return fail('payment_provider_unavailable');
      if (error instanceof NotYet) return fail('busy');
      throw error;
    }
  };
