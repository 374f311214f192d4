import { centsOfDecimal } from '@loja/kernel/money.ts';
import * as z from 'zod';
import type { Method } from './charge.ts';
import { durationMs } from './iso-duration.ts';
import { failure, type Result, type WireErrorCode } from './wire-error.ts';

const Decimal = z.string().regex(/^\d{1,10}\.\d{2}$/, 'must be a decimal string with two places');
const Text = z.string().min(1);

const Payer = z.looseObject({
  email: z.email(),
  identification: z.object({ type: z.enum(['CPF', 'CNPJ']), number: Text }).optional(),
});

const PayerOfBoleto = z.looseObject({
  first_name: Text,
  last_name: Text.optional(),
  identification: z.object({ type: z.enum(['CPF', 'CNPJ']), number: Text }),
  address: z.looseObject({
    street_name: Text,
    street_number: Text,
    zip_code: z.string().regex(/^\d{5}-?\d{3}$/),
    neighborhood: Text,
    state: z.string().regex(/^[A-Z]{2}$/),
    city: Text,
  }),
});

const PaymentMethod = z.object({
  id: z.string(),
  type: z.string(),
  token: z.string().optional(),
  installments: z.int().min(1).max(24).optional(),
  statement_descriptor: z.string().max(13).optional(),
});

const Security = z.object({
  validation: z.enum(['always', 'on_fraud_risk', 'never']).optional(),
  liability_shift: z.enum(['required', 'preferred']).optional(),
});

const CreateBody = z.object({
  type: z.literal('online'),
  processing_mode: z.literal('automatic').optional(),
  capture_mode: z.enum(['automatic', 'automatic_async']).optional(),
  external_reference: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  total_amount: Decimal,
  description: z.string().max(255).optional(),
  payer: Payer,
  config: z
    .looseObject({
      online: z
        .looseObject({ transaction_security: Security.optional(), success_url: z.url().optional() })
        .optional(),
      payment_method: z.looseObject({ max_installments: z.int().min(1).optional() }).optional(),
    })
    .optional(),
  transactions: z.object({
    payments: z
      .array(
        z.object({
          amount: Decimal,
          payment_method: PaymentMethod,
          expiration_time: z.string().optional(),
        }),
      )
      .min(1)
      .max(1),
  }),
  // The provider refuses it here, though it takes it elsewhere: the address is set in its panel.
  notification_url: z.undefined('is not allowed').optional(),
});
type CreateBody = z.infer<typeof CreateBody>;

const RefundBody = z.object({
  transactions: z
    .array(z.object({ id: z.string(), amount: Decimal }))
    .min(1)
    .max(1),
});

export type CardOrder = {
  readonly token: string;
  readonly brandId: string;
  readonly installments: number;
  readonly maxInstallments?: number;
  readonly statementDescriptor?: string;
  readonly mayChallenge: boolean;
};

export type CreateOrder = {
  readonly method: Method;
  readonly externalReference: string;
  readonly amountCents: number;
  readonly description: string | undefined;
  readonly payer: Record<string, unknown>;
  readonly expirationTime: string;
  readonly expiresInMs: number;
  readonly card: CardOrder | undefined;
  readonly returnUrl: string | undefined;
};

export type RefundPart = { readonly paymentId: string; readonly amountCents: number };

// The provider's defaults; a challenge has 40 minutes.
const DEFAULT_EXPIRATION = { pix: 'PT24H', boleto: 'P3D', card: 'PT40M' } as const;

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

const TYPES: Readonly<Record<string, Method>> = {
  bank_transfer: 'pix',
  ticket: 'boleto',
  credit_card: 'card',
  debit_card: 'card',
};

/** The method asked for; undefined when this simulator does not know it. */
function methodOf({ id, type }: z.infer<typeof PaymentMethod>): Method | undefined {
  const method = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  return method === 'card' || method === id ? method : undefined;
}

function cardOf(body: CreateBody, method: z.infer<typeof PaymentMethod>): CardOrder {
  const validation = body.config?.online?.transaction_security?.validation ?? 'never';
  const max = body.config?.payment_method?.max_installments;
  return {
    token: method.token ?? '',
    brandId: method.id,
    installments: method.installments ?? 1,
    mayChallenge: validation !== 'never',
    ...(max === undefined ? {} : { maxInstallments: max }),
    ...(method.statement_descriptor ? { statementDescriptor: method.statement_descriptor } : {}),
  };
}

function sumOf(body: CreateBody): number | undefined {
  const cents = centsOfDecimal(body.total_amount);
  const payment = body.transactions.payments[0];
  return payment && cents && centsOfDecimal(payment.amount) === cents ? cents : undefined;
}

/** What a method needs besides the rest. */
function missingOf(method: Method, body: CreateBody, token: string | undefined): Result<true> {
  const payer = method === 'boleto' ? PayerOfBoleto.safeParse(body.payer) : undefined;
  if (payer && !payer.success) return rejected(payer.error);
  if (method === 'card' && !token) return failure('required_properties', 'A card payment needs its token.');
  return { ok: true, value: true };
}

function expiryOf(text: string): Result<number> {
  const ms = durationMs(text);
  if (ms !== undefined) return { ok: true, value: ms };
  return failure('property_value', 'expiration_time must be an ISO 8601 duration.', [text]);
}

export function parseCreateOrder(json: unknown): Result<CreateOrder> {
  const parsed = CreateBody.safeParse(json);
  if (!parsed.success) return rejected(parsed.error);
  const body = parsed.data;
  const payment = body.transactions.payments[0];
  const amountCents = sumOf(body);
  if (!payment || amountCents === undefined)
    return failure('invalid_total_amount', 'total_amount must be positive and the sum of the payments.');
  const method = methodOf(payment.payment_method);
  if (!method) return failure('operation_not_supported', 'This simulator takes Pix, cards and boleto only.');
  const missing = missingOf(method, body, payment.payment_method.token);
  if (!missing.ok) return missing;
  const expirationTime = payment.expiration_time ?? DEFAULT_EXPIRATION[method];
  const expiry = expiryOf(expirationTime);
  if (!expiry.ok) return expiry;
  return {
    ok: true,
    value: {
      method,
      externalReference: body.external_reference,
      amountCents,
      payer: body.payer,
      expirationTime,
      expiresInMs: expiry.value,
      description: body.description,
      card: method === 'card' ? cardOf(body, payment.payment_method) : undefined,
      returnUrl: body.config?.online?.success_url,
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
