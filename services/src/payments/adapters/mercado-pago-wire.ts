import type { PaymentMethod, RefusalReason } from '@loja/contracts/http/payments.ts';
import * as z from 'zod';
import type { ChargeStatus } from '../domain/charge.ts';

const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .optional()
  .catch(undefined);

const WireMethod = z.object({
  id: z.string().optional(),
  type: z.string().optional(),
  qr_code: z.string().optional(),
  ticket_url: z.string().optional(),
  digitable_line: z.string().optional(),
  installments: z.int().min(1).optional().catch(undefined),
  card: z.object({ last_four_digits: z.string().optional() }).optional().catch(undefined),
  transaction_security: z
    .object({ url: z.url().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

const WirePayment = z.object({
  id: z.string().optional(),
  status: z.string().optional(),
  status_detail: z.string().optional(),
  refunded_amount: z.string().optional(),
  fee_details: z.array(z.object({ amount: z.string() })).optional(),
  payment_method: WireMethod,
  date_of_expiration: Instant,
});

/** The part of an Orders API answer that the shop reads. */
export const WireOrder = z.object({
  id: z.string().min(1),
  external_reference: z.string(),
  status: z.string(),
  status_detail: z.string().optional(),
  total_amount: z.string(),
  total_paid_amount: z.string().optional(),
  currency: z.string().optional(),
  transactions: z.object({
    payments: z.array(WirePayment).min(1),
    refunds: z.array(z.object({ amount: z.string(), status: z.string() })).optional(),
  }),
});
export type WireOrder = z.infer<typeof WireOrder>;
export type WirePayment = z.infer<typeof WirePayment>;

export const WireError = z.object({ errors: z.array(z.object({ code: z.string() })) });
/** What `GET /v1/card_tokens/{id}` tells of the card behind a token. */
export const WireCardToken = z.object({
  first_six_digits: z.string(),
  last_four_digits: z.string(),
});
/** A failed card: the order exists, and so does its refusal. */
export const WireFailure = z.object({ data: WireOrder });
export const WireList = z.object({
  data: z.array(z.unknown()),
  // A string of digits, as the provider's SDK types it.
  paging: z.object({ total: z.coerce.number().int().min(0) }),
});

/** By `status`; money only with a `status_detail` that says so. Both spellings of cancelled are seen in the documents. */
const byStatus: Partial<Record<string, ChargeStatus>> = {
  created: 'pending',
  action_required: 'pending',
  processing: 'pending',
  refunded: 'refunded',
  expired: 'expired',
  canceled: 'cancelled',
  cancelled: 'cancelled',
  failed: 'failed',
};
const ofMoney: Partial<Record<string, ChargeStatus>> = {
  accredited: 'captured',
  partially_refunded: 'partially_refunded',
  refunded: 'refunded',
};

const own = <Value>(record: Partial<Record<string, Value>>, key: string | undefined): Value | undefined =>
  key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;

/** A status that is not in the provider's reference is `unknown`, never money. */
export const statusOf = (status: string, detail: string | undefined): ChargeStatus => {
  if (status === 'processed') return own(ofMoney, detail) ?? 'unknown';
  // The dispute was decided for the shop: the money is there again.
  if (status === 'charged_back') return detail === 'reimbursed' ? 'captured' : 'charged_back';
  if (status === 'action_required' && detail === 'pending_challenge') return 'challenge';
  return own(byStatus, status) ?? 'unknown';
};

const byType: Partial<Record<string, PaymentMethod>> = {
  bank_transfer: 'pix',
  credit_card: 'card',
  debit_card: 'card',
  ticket: 'boleto',
};

/** Undefined for a type that the shop does not take. */
export const methodOf = ({ type, qr_code }: z.infer<typeof WireMethod>): PaymentMethod | undefined =>
  own(byType, type) ?? (qr_code === undefined ? undefined : 'pix');

/** The Orders API's words and the older ones that it still uses here and there. */
const refusals: Partial<Record<string, RefusalReason>> = {
  insufficient_amount: 'insufficient_funds',
  insufficient_funds: 'insufficient_funds',
  card_expired: 'card_expired',
  bad_filled_date: 'card_expired',
  invalid_security_code: 'invalid_security_code',
  bad_filled_security_code: 'invalid_security_code',
  bad_filled_card_data: 'wrong_card_data',
  bad_filled_card_number: 'wrong_card_data',
  bad_filled_other: 'wrong_card_data',
  required_call_for_authorize: 'call_issuer',
  call_for_authorize: 'call_issuer',
  amount_limit_exceeded: 'limit_exceeded',
  max_attempts_exceeded: 'limit_exceeded',
  max_attempts: 'limit_exceeded',
  high_risk: 'suspected_fraud',
  blacklist: 'suspected_fraud',
  rejected_high_risk: 'suspected_fraud',
  duplicated_payment: 'duplicate',
  card_disabled: 'card_disabled',
  '3ds_challenge': 'challenge_failed',
  '3ds_challenge_failed': 'challenge_failed',
  '3ds_challenge_expired': 'challenge_failed',
  '3ds_mandatory': 'challenge_failed',
};

/** The shop's word for why a payment failed; `other` for what the provider does not explain. */
export const refusalOf = (detail: string | undefined): RefusalReason =>
  own(refusals, detail?.replace(/^cc_rejected_/, '')) ?? 'other';
