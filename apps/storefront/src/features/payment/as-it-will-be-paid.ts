import type { OrderView } from '@loja/contracts/http/ordering.ts';

/** The order with the totals of the method that is to pay it now; once paid, it has taken them over itself. */
export const asItWillBePaid = (order: OrderView): OrderView => {
  const totals = order.pricedBy?.[order.payment.method];
  return order.status === 'awaiting_payment' && totals ? { ...order, totals } : order;
};
