import type { OrderView } from '@loja/contracts/http/ordering.ts';
import { fill } from '../../lib/fill.ts';
import type { OrderWords } from '../../messages/order.pt-BR.ts';
import type { OrderLifeWords } from '../../messages/order-life.pt-BR.ts';

type Seen = Pick<OrderView, 'status' | 'exchangeOf' | 'returns' | 'timeline'> & {
  payment: Pick<OrderView['payment'], 'method'>;
};

const PAID = new Set(['paid', 'paid_late']);
/** Whether money has ever been kept for this order. */
export const wasPaid = ({ timeline }: Pick<OrderView, 'timeline'>): boolean =>
  timeline.some(({ event, status }) => PAID.has(event ?? status));

/** Whether money came that the ended order could not take. */
const cameLate = ({ timeline }: Pick<OrderView, 'timeline'>): boolean =>
  timeline.some(({ event }) => event === 'late_payment_refused');

/** By which code the goods travel, or that it follows. */
const returnText = ({ returns }: Seen, words: OrderWords, life: OrderLifeWords): string => {
  const open = returns?.find(({ receivedAt }) => receivedAt === undefined);
  if (!open?.postage) return life.codeFollows;
  return open.resolution === 'exchange' ? life.exchangeRequested : words.texts.return_requested;
};

/** What the order's status means to the shopper, and what becomes of the money. */
export const statusText = (order: Seen, words: OrderWords, life: OrderLifeWords): string => {
  const back = life.moneyBack[order.payment.method];
  if ((order.status === 'cancelled' || order.status === 'expired') && cameLate(order))
    return `${life.lateMoney} ${back}`;
  if (order.status === 'cancelled' && wasPaid(order)) return `${life.cancelledPaid} ${back}`;
  if (order.status === 'refunded') return life.refunded[order.payment.method];
  if (order.status === 'returned' && order.returns?.at(-1)?.resolution === 'refund')
    return `${words.texts.returned} ${back}`;
  if (order.status === 'return_requested') return returnText(order, words, life);
  if (order.status === 'paid' && order.exchangeOf) return fill(life.exchangeOf, { id: order.exchangeOf });
  return words.texts[order.status];
};
