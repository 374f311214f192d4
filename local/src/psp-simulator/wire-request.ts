import { centsOfDecimal } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { durationMs } from './iso-duration.ts';
import { failure, type Result, type WireErrorCode } from './wire-error.ts';

const Decimal = z.string().regex(/^\d{1,10}\.\d{2}$/, 'must be a decimal string with two places');

const CreateBody = z.object({
  type: z.literal('online'),
  processing_mode: z.literal('automatic').optional(),
  external_reference: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  total_amount: Decimal,
  description: z.string().max(255).optional(),
  payer: z.looseObject({ email: z.email() }),
  transactions: z.object({
    payments: z
      .array(
        z.object({
          amount: Decimal,
          payment_method: z.object({ id: z.string(), type: z.string() }),
          expiration_time: z.string().optional(),
        }),
      )
      .min(1)
      .max(1),
  }),
});

const RefundBody = z.object({
  transactions: z
    .array(z.object({ id: z.string(), amount: Decimal }))
    .min(1)
    .max(1),
});

export type CreateOrder = {
  readonly externalReference: string;
  readonly amountCents: number;
  readonly description?: string;
  readonly payer: Record<string, unknown>;
  readonly expirationTime: string;
  readonly expiresInMs: number;
};

export type RefundPart = { readonly paymentId: string; readonly amountCents: number };

// Mercado Pago's default for Pix when the request names no expiry.
const DEFAULT_EXPIRATION = 'PT24H';

function codeOf(issue: z.core.$ZodIssue): WireErrorCode {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'required_properties' : 'property_type';
    case 'too_small':
      return issue.origin === 'array' ? 'minimum_items' : 'property_value';
    case 'too_big':
      return issue.origin === 'array' ? 'maximum_items' : 'property_value';
    default:
      return 'property_value';
  }
}

function rejected(error: z.ZodError): ReturnType<typeof failure> {
  const first = error.issues[0];
  const details = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return failure(first ? codeOf(first) : 'property_value', 'The request has invalid properties.', details);
}

export function parseJson(text: string): Result<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return failure('json_syntax_error', 'The request body is not valid JSON.');
  }
}

export function parseCreateOrder(body: unknown): Result<CreateOrder> {
  const parsed = CreateBody.safeParse(body);
  if (!parsed.success) return rejected(parsed.error);
  const { total_amount, external_reference, payer, description, transactions } = parsed.data;
  const payment = transactions.payments[0];
  const amountCents = centsOfDecimal(total_amount);
  if (
    !payment ||
    amountCents === undefined ||
    amountCents <= 0 ||
    centsOfDecimal(payment.amount) !== amountCents
  )
    return failure(
      'invalid_total_amount',
      'total_amount must be positive and equal to the sum of the payments.',
    );
  if (payment.payment_method.id !== 'pix' || payment.payment_method.type !== 'bank_transfer')
    return failure('operation_not_supported', 'This simulator takes Pix payments only.');
  const expirationTime = payment.expiration_time ?? DEFAULT_EXPIRATION;
  const expiresInMs = durationMs(expirationTime);
  if (expiresInMs === undefined)
    return failure('property_value', 'expiration_time must be an ISO 8601 duration.', [expirationTime]);
  return {
    ok: true,
    value: {
      externalReference: external_reference,
      amountCents,
      payer,
      expirationTime,
      expiresInMs,
      ...(description ? { description } : {}),
    },
  };
}

/** `undefined` value: no body, hence a refund of all that is left. */
export function parseRefund(text: string): Result<RefundPart | undefined> {
  if (text.trim() === '' || text.trim() === '{}') return { ok: true, value: undefined };
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = RefundBody.safeParse(json.value);
  if (!parsed.success) return rejected(parsed.error);
  const part = parsed.data.transactions[0];
  const amountCents = part && centsOfDecimal(part.amount);
  if (!part || amountCents === undefined)
    return failure('property_value', 'amount must be a decimal string.');
  return { ok: true, value: { paymentId: part.id, amountCents } };
}
