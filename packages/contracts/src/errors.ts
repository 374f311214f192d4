import * as z from 'zod';

/** Every code that an API of the shop may answer, with its HTTP status. A code is for ever; its text may change. */
export const statusOf = {
  invalid_request: 400,
  invalid_json: 400,
  unauthorized: 401,
  signature_invalid: 401,
  signature_stale: 401,
  credentials_wrong: 401,
  challenge_expired: 401,
  session_expired: 401,
  /** The session stands, its access does not: `POST /auth/refresh`, then try again. */
  session_stale: 401,
  // The shop's distribution shows the page for what is not there in place of any 403, which is how its buckets say so:
  // a code that a shopper meets is never 403.
  reauthentication_needed: 401,
  cross_site: 400,
  forbidden: 403,
  not_found: 404,
  cart_not_found: 404,
  order_not_found: 404,
  product_not_found: 404,
  task_not_found: 404,
  session_not_found: 404,
  address_not_found: 404,
  method_not_allowed: 405,
  email_unconfirmed: 409,
  totp_already_on: 409,
  order_not_cancellable: 409,
  order_not_payable: 409,
  too_many_attempts: 409,
  too_many_open_orders: 409,
  order_not_returnable: 409,
  order_held: 409,
  order_not_paid_for: 409,
  orders_under_way: 409,
  too_many_addresses: 409,
  order_move_refused: 409,
  return_window_over: 409,
  return_not_found: 404,
  units_unavailable: 409,
  refund_exceeds_paid: 409,
  refund_not_found: 404,
  out_of_stock: 409,
  coupon_exhausted: 409,
  coupon_used: 409,
  price_changed: 409,
  revision_conflict: 409,
  slug_taken: 409,
  code_taken: 409,
  product_withdrawn: 409,
  idempotency_key_in_progress: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  sku_not_found: 422,
  price_out_of_range: 422,
  price_missing: 422,
  size_unknown: 422,
  size_repeated: 422,
  kit_part_unknown: 422,
  coupon_unknown: 422,
  coupon_expired: 422,
  coupon_minimum: 422,
  coupon_not_applicable: 422,
  coupon_code_taken: 409,
  coupon_not_found: 404,
  cart_empty: 422,
  cart_full: 422,
  quantity_over_cap: 422,
  cep_not_served: 422,
  shipping_option_unknown: 422,
  payment_method_unavailable: 422,
  installments_unavailable: 422,
  idempotency_key_reused: 422,
  code_invalid: 422,
  password_common: 422,
  idempotency_key_missing: 400,
  too_many_requests: 429,
  too_many_card_tries: 429,
  busy: 503,
  payment_provider_unavailable: 503,
  internal_error: 500,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof statusOf;
/** Codes that only the back office meets: pages of the shop need no words for them. */
export type StaffErrorCode =
  | 'coupon_code_taken'
  | 'coupon_not_found'
  | 'order_move_refused'
  | 'order_not_paid_for'
  | 'return_not_found'
  | 'task_not_found'
  | 'refund_exceeds_paid'
  | 'refund_not_found'
  | 'revision_conflict'
  | 'slug_taken'
  | 'code_taken'
  | 'product_withdrawn'
  | 'price_out_of_range'
  | 'price_missing'
  | 'size_unknown'
  | 'size_repeated'
  | 'kit_part_unknown';
export type ShopperErrorCode = Exclude<ErrorCode, StaffErrorCode>;
const codes = Object.keys(statusOf) as [ErrorCode, ...ErrorCode[]];

/** An error as the API says it: RFC 9457 problem details with our stable `code` and the fields at fault. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(codes),
  detail: z.string().optional(),
  traceId: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
