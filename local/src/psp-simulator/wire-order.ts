import { decimalString } from '@loja/kernel/money.ts';
import { type Charge, refundedCents } from './charge.ts';
import { qrPngBase64 } from './qr-png.ts';

export type WireView = {
  /** Base of this server, for `ticket_url`. */
  readonly publicUrl: string;
  /** Added to every amount in the answer, to prove that the shop compares amounts. */
  readonly amountErrorCents: number;
};

function statusDetail(charge: Charge): string {
  switch (charge.status) {
    case 'action_required':
      return 'waiting_transfer';
    case 'processed':
      return charge.refunds.length > 0 ? 'partially_refunded' : 'accredited';
    default:
      return charge.status;
  }
}

function wirePayment(charge: Charge, view: WireView) {
  const paid = charge.status === 'processed' || charge.status === 'refunded';
  const amount = decimalString(charge.amountCents + view.amountErrorCents);
  return {
    id: charge.paymentId,
    amount,
    ...(paid ? { paid_amount: amount } : {}),
    ...(charge.refunds.length > 0 ? { refunded_amount: decimalString(refundedCents(charge)) } : {}),
    status: charge.status,
    status_detail: statusDetail(charge),
    expiration_time: charge.expirationTime,
    date_of_expiration: new Date(charge.expiresAt).toISOString(),
    payment_method: {
      id: 'pix',
      type: 'bank_transfer',
      ticket_url: `${view.publicUrl}/pagar/${charge.id}`,
      qr_code: charge.qrCode,
      qr_code_base64: qrPngBase64(charge.qrCode),
      ...(charge.e2eId ? { e2e_id: charge.e2eId } : {}),
    },
  };
}

export function wireOrder(charge: Charge, view: WireView) {
  const payment = wirePayment(charge, view);
  return {
    id: charge.id,
    type: 'online',
    processing_mode: 'automatic',
    capture_mode: 'automatic_async',
    external_reference: charge.externalReference,
    ...(charge.description ? { description: charge.description } : {}),
    total_amount: payment.amount,
    ...(payment.paid_amount ? { total_paid_amount: payment.paid_amount } : {}),
    user_id: '0',
    country_code: 'BRA',
    currency: 'BRL',
    status: charge.status,
    status_detail: statusDetail(charge),
    created_date: new Date(charge.createdAt).toISOString(),
    last_updated_date: new Date(charge.updatedAt).toISOString(),
    payer: charge.payer,
    transactions: {
      payments: [payment],
      ...(charge.refunds.length > 0
        ? {
            refunds: charge.refunds.map((refund) => ({
              id: refund.id,
              transaction_id: charge.paymentId,
              amount: decimalString(refund.amountCents),
              status: 'processed',
              e2e_id: refund.e2eId,
            })),
          }
        : {}),
    },
  };
}

export type WireOrder = ReturnType<typeof wireOrder>;
