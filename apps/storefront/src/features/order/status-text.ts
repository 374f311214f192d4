import type { OrderView } from '@loja/contracts/http/ordering.ts';
import { fill } from '../../lib/fill.ts';
import type { OrderWords } from '../../messages/order.pt-BR.ts';
import type { OrderLifeWords } from '../../messages/order-life.pt-BR.ts';

type Seen = Pick<OrderView, 'status' | 'exchangeOf' | 'returns' | 'returnUntil' | 'timeline'> & {
  payment: Pick<OrderView['payment'], 'method'>;
};

const PAID = new Set(['paid', 'paid_late']);
/** Whether money has ever been kept for this order. */
export const wasPaid = ({ timeline }: Pick<OrderView, 'timeline'>): boolean =>
  timeline.some(({ event, status }) => PAID.has(event ?? status));

/** Whether money came that the ended order could not take. */
const cameLate = ({ timeline }: Pick<OrderView, 'timeline'>): boolean =>
  timeline.some(({ event }) => event === 'late_payment_refused');

const returnedText = ({ returns }: Seen, words: OrderWords, life: OrderLifeWords): string => {
  const cause = returns?.at(-1)?.cause;
  return cause ? life.notDelivered[cause] : words.texts.returned;
};

/** By which code the goods travel, or that it follows; a parcel that has not come yet may be refused. */
const requestedText = (order: Seen, words: OrderWords, life: OrderLifeWords): string => {
  // The days to withdraw are counted from the delivery: without them there was none yet.
  if (order.returnUntil === undefined) return life.withdrawnUnderWay;
  const open = order.returns?.find(({ receivedAt }) => receivedAt === undefined);
  if (!open?.postage) return life.codeFollows;
  return open.resolution === 'exchange' ? life.exchangeRequested : words.texts.return_requested;
};

/** What replaced goods and is over has its money go back by the order that paid. */
const backElsewhere = (order: Seen, words: OrderWords, life: OrderLifeWords): string | undefined => {
  const { exchangeOf, status, timeline } = order;
  const done = { cancelled: life.cancelledPaid, returned: returnedText(order, words, life) }[String(status)];
  const { detail } = timeline.findLast((entry) => entry.detail?.refundId !== undefined) ?? {};
  if (!exchangeOf || !done || detail?.orderId === undefined) return undefined;
  return `${done} ${fill(life.paidBackBy, { id: detail.orderId })}`;
};

/** How an order ended whose money is on its way back. */
const backText = (order: Seen, words: OrderWords, life: OrderLifeWords): string | undefined => {
  const { status, returns } = order;
  if ((status === 'cancelled' || status === 'expired') && cameLate(order)) return life.lateMoney;
  if (status === 'cancelled' && wasPaid(order)) return life.cancelledPaid;
  if (status === 'returned' && returns?.at(-1)?.resolution === 'refund')
    return returnedText(order, words, life);
  return undefined;
};

/** What the order's status means to the shopper, and what becomes of the money. */
export const statusText = (order: Seen, words: OrderWords, life: OrderLifeWords): string => {
  const ending = backElsewhere(order, words, life) ?? backText(order, words, life);
  if (ending !== undefined) return `${ending} ${life.moneyBack[order.payment.method]}`;
  if (order.status === 'refunded') return life.refunded[order.payment.method];
  if (order.status === 'return_requested') return requestedText(order, words, life);
  if (order.status === 'paid' && order.exchangeOf) return fill(life.exchangeOf, { id: order.exchangeOf });
  return words.texts[order.status];
};
