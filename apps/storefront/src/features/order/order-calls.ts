import type { cancelOrder, requestReturn } from '@loja/contracts/http/ordering.ts';
import type { PayOrder, payOrder } from '@loja/contracts/http/payments.ts';
import { type Answer, call } from '../../lib/api.ts';
import type { Returning } from './return-form.tsx';

/** The order and the token that opens it; its owner's session opens it without. */
export type Key = { orderId: string; token?: string };

export const shownKey = ({
  orderId,
  token,
}: Key): { params: { orderId: string }; headers: Record<string, string> } => ({
  params: { orderId },
  headers: token === undefined ? {} : { 'x-order-token': token },
});

export const cancelCall = (key: Key): Promise<Answer<typeof cancelOrder>> =>
  call<typeof cancelOrder>('POST', '/orders/{orderId}/cancellation', shownKey(key));

export const returnCall = (key: Key, body: Returning): Promise<Answer<typeof requestReturn>> =>
  call<typeof requestReturn>('POST', '/orders/{orderId}/returns', { ...shownKey(key), body });

export const payCall = (
  key: Key,
  body: PayOrder,
  idempotencyKey: string,
): Promise<Answer<typeof payOrder>> => {
  const { params, headers } = shownKey(key);
  return call<typeof payOrder>('POST', '/orders/{orderId}/payments', {
    params,
    headers: { ...headers, 'idempotency-key': idempotencyKey },
    body,
  });
};
