import { centsOfDecimal } from '@loja/kernel/money.ts';
import type { Charge } from '../domain/charge.ts';
import { ProviderUnavailable } from '../domain/provider-error.ts';
import { methodOf, refusalOf, statusOf, WireOrder, type WirePayment } from './mercado-pago-wire.ts';

const cents = (text: string | undefined): number => (text === undefined ? 0 : (centsOfDecimal(text) ?? 0));

const refundedOf = ({ transactions, total_amount, status }: WireOrder, payment: WirePayment): number => {
  if (transactions.refunds)
    return transactions.refunds
      .filter((refund) => refund.status === 'processed')
      .reduce((sum, refund) => sum + cents(refund.amount), 0);
  if (payment.refunded_amount !== undefined) return cents(payment.refunded_amount);
  return status === 'refunded' ? cents(total_amount) : 0;
};

const feeOf = ({ fee_details }: WirePayment): Pick<Charge, 'feeCents'> =>
  fee_details && fee_details.length > 0
    ? { feeCents: fee_details.reduce((sum, { amount }) => sum + cents(amount), 0) }
    : {};

const detailsOf = ({ payment_method, date_of_expiration }: WirePayment) => {
  const { qr_code, digitable_line, ticket_url, id, installments, card } = payment_method;
  const last4 = card?.last_four_digits;
  return {
    ...(qr_code ? { pix: { copiaECola: qr_code, expiresAt: date_of_expiration } } : {}),
    ...(digitable_line && ticket_url && date_of_expiration
      ? { boleto: { digitableLine: digitable_line, url: ticket_url, dueAt: date_of_expiration } }
      : {}),
    ...(id && last4 ? { card: { brand: id, last4, installments: installments ?? 1 } } : {}),
  };
};

/** The order's status says it, and where it says only `failed`, its payment's detail says why. */
const refusalIn = ({ status_detail }: WireOrder, payment: WirePayment): Pick<Charge, 'refusal'> => ({
  refusal: refusalOf(payment.status_detail ?? status_detail),
});

/** A charge in the shop's words; undefined for a kind of payment that the shop does not take. */
export const chargeIn = (order: WireOrder): Charge | undefined => {
  const payment = order.transactions.payments[0];
  const method = payment && methodOf(payment.payment_method);
  if (!payment || !method) return undefined;
  const inReais = order.currency === undefined || order.currency === 'BRL';
  const status = statusOf(order.status, order.status_detail);
  const challengeUrl = payment.payment_method.transaction_security?.url;
  return {
    pspOrderId: order.id,
    reference: order.external_reference,
    method,
    status,
    amountCents: inReais ? centsOfDecimal(order.total_amount) : undefined,
    ...(order.total_paid_amount === undefined ? {} : { paidCents: centsOfDecimal(order.total_paid_amount) }),
    refundedCents: refundedOf(order, payment),
    ...feeOf(payment),
    ...detailsOf(payment),
    ...(status === 'failed' ? refusalIn(order, payment) : {}),
    ...(status === 'challenge' && challengeUrl ? { challengeUrl } : {}),
    ...(status === 'charged_back' && order.status_detail === 'settled' ? { chargebackLost: true } : {}),
  };
};

/** An answer that we cannot read may hide money: it is asked for again, and never guessed. */
export const chargeOf = (json: unknown): Charge => {
  const parsed = WireOrder.safeParse(json);
  const charge = parsed.success ? chargeIn(parsed.data) : undefined;
  if (!charge) throw new ProviderUnavailable('the payment provider answered what we cannot read');
  return charge;
};
