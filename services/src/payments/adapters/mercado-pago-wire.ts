import * as z from 'zod';
import type { ChargeStatus } from '../domain/charge.ts';

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
    payments: z
      .array(
        z.object({
          payment_method: z.object({ qr_code: z.string().optional() }),
          date_of_expiration: z.iso
            .datetime({ offset: true })
            .transform((text) => new Date(text).toISOString())
            .optional()
            .catch(undefined),
        }),
      )
      .min(1),
  }),
});
export type WireOrder = z.infer<typeof WireOrder>;

export const WireError = z.object({ errors: z.array(z.object({ code: z.string() })) });

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
const PAID_DETAILS: readonly (string | undefined)[] = ['accredited', 'partially_refunded'];

/** A status that is not in the provider's reference is `unknown`, never money. */
export const statusOf = (status: string, detail: string | undefined): ChargeStatus => {
  if (status === 'processed') return PAID_DETAILS.includes(detail) ? 'captured' : 'unknown';
  return Object.hasOwn(byStatus, status) ? (byStatus[status] ?? 'unknown') : 'unknown';
};
