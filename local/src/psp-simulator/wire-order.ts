import { decimalString } from '@loja/kernel/money.ts';
import type { Behaviour } from './behaviour.ts';
import { type Charge, paidCents, refundedCents, wasPaid } from './charge.ts';
import { feeCents } from './fees.ts';
import { qrPngBase64 } from './qr-png.ts';

export type WireView = {
  /** Base of this server, for `ticket_url`. */
  readonly publicUrl: string;
  /** What the answer says other than the truth, to prove that the shop compares. */
  readonly lie: NonNullable<Behaviour['lie']>;
};

const WAITING = { pix: 'waiting_transfer', boleto: 'waiting_payment', card: 'pending_challenge' } as const;

function paymentDetail(charge: Charge): string {
  switch (charge.status) {
    case 'action_required':
      return WAITING[charge.method];
    case 'processing':
      return 'in_process';
    case 'processed':
      return charge.refunds.length > 0 ? 'partially_refunded' : 'accredited';
    case 'failed':
      return charge.failure ?? 'processing_error';
    case 'charged_back':
      return charge.chargeback?.status ?? 'in_process';
    default:
      return charge.status;
  }
}

const orderDetail = (charge: Charge): string =>
  charge.status === 'failed' ? 'failed' : paymentDetail(charge);

function pixMethod(charge: Charge, publicUrl: string) {
  return {
    id: 'pix',
    type: 'bank_transfer',
    ticket_url: `${publicUrl}/pagar/${charge.id}`,
    qr_code: charge.qrCode ?? '',
    qr_code_base64: qrPngBase64(charge.qrCode ?? ''),
    ...(charge.e2eId ? { e2e_id: charge.e2eId } : {}),
  };
}

function boletoMethod(charge: Charge, publicUrl: string) {
  return {
    id: 'boleto',
    type: 'ticket',
    ticket_url: `${publicUrl}/boleto/${charge.id}`,
    digitable_line: charge.boleto?.digitableLine ?? '',
    barcode_content: charge.boleto?.barcode ?? '',
  };
}

function cardMethod(charge: Charge, publicUrl: string) {
  const { card } = charge;
  return {
    id: card?.brand ?? '',
    type: card?.type ?? 'credit_card',
    installments: card?.installments ?? 1,
    card: { first_six_digits: card?.firstSix ?? '', last_four_digits: card?.lastFour ?? '' },
    ...(card?.statementDescriptor ? { statement_descriptor: card.statementDescriptor } : {}),
    ...(card?.challenge === 'pending'
      ? {
          transaction_security: {
            id: charge.id,
            url: `${publicUrl}/3ds/${charge.id}`,
            type: 'challenge',
            status: 'pending',
          },
        }
      : {}),
  };
}

type WirePaymentMethod = { id: string; type: string } & Partial<
  ReturnType<typeof pixMethod> & ReturnType<typeof boletoMethod> & ReturnType<typeof cardMethod>
>;

const METHOD: Record<Charge['method'], (charge: Charge, publicUrl: string) => WirePaymentMethod> = {
  pix: pixMethod,
  boleto: boletoMethod,
  card: cardMethod,
};

function money(charge: Charge) {
  const fee = feeCents(charge);
  return {
    ...(charge.refunds.length > 0 ? { refunded_amount: decimalString(refundedCents(charge)) } : {}),
    ...(wasPaid(charge)
      ? {
          fee_details: [{ type: 'mercadopago_fee', amount: decimalString(fee), fee_payer: 'collector' }],
          net_received_amount: decimalString(paidCents(charge) - fee),
        }
      : {}),
  };
}

function wirePayment(charge: Charge, { publicUrl, lie }: WireView) {
  const wrong = lie.amountCents ?? 0;
  return {
    id: charge.paymentId,
    amount: decimalString(charge.amountCents + wrong),
    ...(wasPaid(charge) ? { paid_amount: decimalString(paidCents(charge) + wrong) } : {}),
    ...money(charge),
    status: lie.status ?? charge.status,
    status_detail: lie.statusDetail ?? paymentDetail(charge),
    ...(charge.method === 'card'
      ? {}
      : {
          expiration_time: charge.expirationTime,
          date_of_expiration: new Date(charge.expiresAt).toISOString(),
        }),
    ...(charge.paidAt ? { date_approved: new Date(charge.paidAt).toISOString() } : {}),
    payment_method: METHOD[charge.method](charge, publicUrl),
  };
}

function otherTransactions(charge: Charge) {
  return {
    ...(charge.refunds.length > 0
      ? {
          refunds: charge.refunds.map((refund) => ({
            id: refund.id,
            transaction_id: charge.paymentId,
            amount: decimalString(refund.amountCents),
            status: 'processed',
            ...(refund.at ? { date_created: new Date(refund.at).toISOString() } : {}),
            ...(refund.e2eId ? { e2e_id: refund.e2eId } : {}),
          })),
        }
      : {}),
    ...(charge.chargeback
      ? {
          chargebacks: [
            {
              id: charge.chargeback.id,
              transaction_id: charge.paymentId,
              case_id: charge.chargeback.caseId,
              status: charge.chargeback.status,
              references: [],
            },
          ],
        }
      : {}),
  };
}

export function wireOrder(charge: Charge, view: WireView) {
  const payment = wirePayment(charge, view);
  return {
    id: charge.id,
    type: 'online',
    processing_mode: 'automatic',
    capture_mode: 'automatic_async',
    external_reference: view.lie.reference ?? charge.externalReference,
    ...(charge.description ? { description: charge.description } : {}),
    total_amount: payment.amount,
    ...(payment.paid_amount ? { total_paid_amount: payment.paid_amount } : {}),
    user_id: '0',
    country_code: 'BRA',
    currency: 'BRL',
    status: payment.status,
    status_detail: view.lie.statusDetail ?? orderDetail(charge),
    created_date: new Date(charge.createdAt).toISOString(),
    last_updated_date: new Date(charge.updatedAt).toISOString(),
    payer: charge.payer,
    transactions: { payments: [payment], ...otherTransactions(charge) },
  };
}

export type WireOrder = ReturnType<typeof wireOrder>;
