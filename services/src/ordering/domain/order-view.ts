import type { OrderStatus, OrderView } from '@loja/contracts/http/ordering.ts';
import { brl } from '@loja/kernel/money.ts';
import { maskEmail, maskName, maskTaxId } from './masking.ts';
import type { Order, OrderLine } from './order.ts';

export type PaymentStatus = OrderView['payment']['status'];

/** What payments knows of the order's attempt. */
export interface PaymentFacts {
  status: PaymentStatus;
  pix?: { copiaECola: string; expiresAt: string };
}

/** Where the shopper may cancel alone: once paid, it takes a refund. */
export const shopperMayCancelFrom: readonly OrderStatus[] = ['awaiting_payment'];

const lineView = ({
  unitPriceCents,
  unitDiscountCents: _,
  ...line
}: OrderLine): OrderView['lines'][number] => ({
  ...line,
  unitPrice: brl(unitPriceCents),
  total: brl(unitPriceCents * line.quantity),
});

/** The order's end outruns the attempt's: a charge that is still open at the provider must not be offered. */
const paymentStatusOf = (order: Order, payment: PaymentFacts | undefined): PaymentStatus => {
  const known = payment?.status ?? 'preparing';
  const isOpen = known === 'preparing' || known === 'pending';
  return isOpen && (order.status === 'expired' || order.status === 'cancelled') ? order.status : known;
};

/** The order as its owner sees it; `payment` is absent until the provider was asked. */
export const viewOf = (order: Order, payment: PaymentFacts | undefined): OrderView => {
  const status = paymentStatusOf(order, payment);
  const { goodsCents, discountCents, shippingCents, totalCents } = order.totals;
  return {
    orderId: order.orderId,
    status: order.status,
    placedAt: order.placedAt,
    lines: order.lines.map(lineView),
    totals: {
      goods: brl(goodsCents),
      discount: brl(discountCents),
      shipping: brl(shippingCents),
      total: brl(totalCents),
    },
    shipping: { name: order.shipping.name, businessDays: order.shipping.businessDays },
    customer: {
      name: maskName(order.customer.name),
      email: maskEmail(order.customer.email),
      taxId: maskTaxId(order.customer),
    },
    address: {
      cep: order.address.cep,
      city: order.address.city,
      state: order.address.state,
      street: order.address.street,
    },
    termsVersion: order.termsVersion,
    payment: {
      method: order.payment.method,
      status,
      amount: brl(totalCents),
      ...(status === 'pending' && payment?.pix ? { pix: payment.pix } : {}),
    },
    timeline: order.timeline,
    allowed: { cancel: shopperMayCancelFrom.includes(order.status) },
  };
};
