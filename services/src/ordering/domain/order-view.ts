import type { OrderView } from '@loja/contracts/http/ordering.ts';
import type { PaymentStatus, PaymentView } from '@loja/contracts/http/payments.ts';
import { brl } from '@loja/kernel/money.ts';
import { maskEmail, maskName, maskTaxId } from './masking.ts';
import { refundedCents } from './money.ts';
import type { MethodPrice, Order, OrderLine, Person, Return } from './order.ts';
import { mayNow } from './order-states.ts';
import { mayRegret, regretUntil } from './regret.ts';
import { type MoneyHappening, timelineOf } from './timeline.ts';
import { cancelledOf, returnedOf } from './units.ts';

/** What payments knows of the order's money. */
export type PaymentFacts = Omit<PaymentView, 'method' | 'amount'> &
  Partial<Pick<PaymentView, 'method' | 'amount'>> & { happened?: readonly MoneyHappening[] };

export const totalsView = ({
  goodsCents,
  discountCents,
  shippingCents,
  totalCents,
}: MethodPrice['totals']): OrderView['totals'] => ({
  goods: brl(goodsCents),
  discount: brl(discountCents),
  shipping: brl(shippingCents),
  total: brl(totalCents),
});

const some = <Name extends string>(name: Name, count: number): Partial<Record<Name, number>> =>
  count > 0 ? ({ [name]: count } as Record<Name, number>) : {};

export const lineView = (line: OrderLine): OrderView['lines'][number] => ({
  sku: line.sku,
  productSlug: line.productSlug,
  name: line.name,
  variantLabel: line.variantLabel,
  quantity: line.quantity,
  unitPrice: brl(line.unitPriceCents),
  total: brl(line.unitPriceCents * line.quantity),
  ...some('cancelled', cancelledOf(line)),
  ...some('returned', returnedOf(line)),
});

const returnView = ({ by: _, received: _received, ...rest }: Return) => rest;

const opens: readonly PaymentStatus[] = ['preparing', 'pending', 'challenge'];

/** What the shopper pays by, while it can be paid. */
const wayToPay = ({ pix, boleto, challengeUrl }: Partial<PaymentFacts>): Partial<PaymentFacts> => ({
  ...(pix ? { pix } : {}),
  ...(boleto ? { boleto } : {}),
  ...(challengeUrl ? { challengeUrl } : {}),
});

/** The order's end outruns the attempt's: a charge that is still open at the provider must not be offered. */
const paymentView = (order: Order, facts: PaymentFacts | undefined): OrderView['payment'] => {
  const known: PaymentFacts = facts ?? { status: 'preparing' };
  const { pix: _, boleto: _b, challengeUrl: _c, happened: _h, ...rest } = known;
  const end = order.status === 'expired' || order.status === 'cancelled' ? order.status : undefined;
  const isOpen = opens.includes(rest.status);
  const back = refundedCents(order);
  return {
    method: order.payment.method,
    amount: brl(order.totals.totalCents),
    ...(back > 0 ? { refunded: brl(back) } : {}),
    ...rest,
    ...(isOpen && end ? { status: end } : {}),
    ...(isOpen && !end ? wayToPay(facts ?? {}) : {}),
  };
};

/** What owner and staff see alike. */
export const commonView = (order: Order, facts: PaymentFacts | undefined) => ({
  orderId: order.orderId,
  status: order.status,
  placedAt: order.placedAt,
  totals: totalsView(order.totals),
  ...(order.discounts
    ? { discounts: order.discounts.map(({ name, amountCents }) => ({ name, amount: brl(amountCents) })) }
    : {}),
  ...(order.pricedBy && order.status === 'awaiting_payment' ? { pricedBy: pricesView(order.pricedBy) } : {}),
  shipping: { name: order.shipping.name, businessDays: order.shipping.businessDays },
  ...(order.shipment ? { shipment: order.shipment } : {}),
  termsVersion: order.termsVersion,
  payment: paymentView(order, facts),
  ...(order.exchangeOf ? { exchangeOf: order.exchangeOf } : {}),
  ...(order.deliveredAt ? { returnUntil: regretUntil(order.deliveredAt) } : {}),
});

const pricesView = (prices: NonNullable<Order['pricedBy']>): NonNullable<OrderView['pricedBy']> =>
  Object.fromEntries(Object.entries(prices).map(([method, { totals }]) => [method, totalsView(totals)]));

/** What the shopper may do now: the state table, and the days of regret, which begin with the delivery. */
const allowedTo = (order: Order, now: Date): OrderView['allowed'] => ({
  cancel: mayNow(order, 'cancel', 'shopper'),
  pay: order.status === 'awaiting_payment',
  return:
    mayNow(order, 'request-return', 'shopper') &&
    (order.deliveredAt === undefined || mayRegret(order.deliveredAt, now)),
});

/** The order as its owner sees it; `facts` are absent until the provider was asked. */
export const viewOf = (
  order: Order,
  { customer, address }: Person,
  facts: PaymentFacts | undefined,
  now: Date,
): OrderView => ({
  ...commonView(order, facts),
  lines: order.lines.map(lineView),
  customer: {
    name: maskName(customer.name),
    email: maskEmail(customer.email),
    taxId: maskTaxId(customer),
  },
  address: { cep: address.cep, city: address.city, state: address.state, street: address.street },
  ...(order.returns ? { returns: order.returns.map(returnView) } : {}),
  // Which member of staff, and what staff tell staff, stay with staff.
  timeline: timelineOf(order, facts?.happened).map(({ by: _, note: _note, ...entry }) => entry),
  allowed: allowedTo(order, now),
});
