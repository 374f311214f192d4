// Codes of the Orders API reference; only those this simulator can produce.
export type WireErrorCode =
  | 'unauthorized'
  | 'empty_required_header'
  | 'invalid_idempotency_key_length'
  | 'idempotency_key_already_used'
  | 'json_syntax_error'
  | 'required_properties'
  | 'property_type'
  | 'property_value'
  | 'minimum_items'
  | 'maximum_items'
  | 'invalid_total_amount'
  | 'operation_not_supported'
  | 'missing_required_params'
  | 'invalid_parameter'
  | 'order_not_found'
  | 'transaction_not_found'
  | 'card_token_not_found'
  | 'cannot_cancel_order'
  | 'cannot_refund_order'
  | 'order_already_refunded'
  | 'order_already_canceled'
  | 'refund_amount_exceeds'
  | 'failed'
  | 'too_many_requests'
  | 'service_unavailable'
  | 'simulated_failure';

export type WireError = {
  readonly code: WireErrorCode;
  readonly message: string;
  readonly details: readonly string[];
};

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: WireError };

export const STATUS_OF = {
  unauthorized: 401,
  empty_required_header: 400,
  invalid_idempotency_key_length: 400,
  idempotency_key_already_used: 409,
  json_syntax_error: 400,
  required_properties: 400,
  property_type: 400,
  property_value: 400,
  minimum_items: 400,
  maximum_items: 400,
  invalid_total_amount: 400,
  operation_not_supported: 409,
  missing_required_params: 400,
  invalid_parameter: 400,
  order_not_found: 404,
  transaction_not_found: 404,
  card_token_not_found: 404,
  cannot_cancel_order: 409,
  cannot_refund_order: 409,
  order_already_refunded: 409,
  order_already_canceled: 409,
  refund_amount_exceeds: 400,
  failed: 402,
  too_many_requests: 429,
  service_unavailable: 503,
  simulated_failure: 500,
} as const satisfies Record<WireErrorCode, number>;

export function failure(
  code: WireErrorCode,
  message: string,
  details: readonly string[] = [],
): { ok: false; error: WireError } {
  return { ok: false, error: { code, message, details } };
}

export const errorBody = (error: WireError): { errors: WireError[] } => ({ errors: [error] });

export const refusal = (error: WireError): { status: number; body: { errors: WireError[] } } => ({
  status: STATUS_OF[error.code],
  body: errorBody(error),
});
