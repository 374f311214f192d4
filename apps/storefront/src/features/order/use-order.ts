import type { cancelOrder, getOrder, OrderView } from '@loja/contracts/http/ordering.ts';
import type { PayOrder, payOrder } from '@loja/contracts/http/payments.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, call, type Failure } from '../../lib/api.ts';
import { keepOrderToken, readOrderToken } from './order-key.ts';
import { nextAskMs } from './pacing.ts';

type Key = { orderId: string; token: string };

/** The key comes in the fragment, which no server sees; it moves to this tab's memory and out of the address bar. */
const readKey = (): Key | undefined => {
  const orderId = new URLSearchParams(location.search).get('id') ?? '';
  const fragment = location.hash.slice(1);
  if (orderId && fragment) {
    keepOrderToken(orderId, fragment);
    history.replaceState(null, '', location.pathname + location.search);
  }
  const token = fragment || readOrderToken(orderId);
  return orderId && token ? { orderId, token } : undefined;
};

const input = ({ orderId, token }: Key) => ({ params: { orderId }, headers: { 'x-order-token': token } });

export type OrderState =
  | { kind: 'loading' }
  | { kind: 'no-key' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'open'; order: OrderView; offline: boolean };

const after = (before: OrderState, answer: Answer<typeof getOrder>): OrderState => {
  if (answer.ok) return { kind: 'open', order: answer.value, offline: false };
  // A silent shop does not take the Pix code off the screen.
  return before.kind === 'open' ? { ...before, offline: true } : { kind: 'failed', failure: answer };
};

const orderIn = (state: OrderState): OrderView | undefined =>
  state.kind === 'open' ? state.order : undefined;

/** Follows the order until it no longer waits for payment; asks at once when the tab comes back to the front. */
export const useOrder = () => {
  const [state, setState] = useState<OrderState>({ kind: 'loading' });
  const key = useRef<Key>();
  const asked = useRef(0);
  const [round, setRound] = useState(0);

  const ask = async () => {
    if (!key.current) return;
    const answer = await call<typeof getOrder>('GET', '/orders/{orderId}', input(key.current));
    setState((before) => after(before, answer));
    setRound((n) => n + 1);
  };

  /** Something is about to change: asks at once, and quickly from then on. */
  const look = (): void => {
    asked.current = 0;
    ask().catch(() => undefined);
  };

  useEffect(() => {
    key.current = readKey();
    if (!key.current) return setState({ kind: 'no-key' });
    const onFront = () => {
      if (document.visibilityState === 'visible') look();
    };
    onFront();
    document.addEventListener('visibilitychange', onFront);
    return () => document.removeEventListener('visibilitychange', onFront);
  }, []);

  useEffect(() => {
    if (round === 0 || state.kind === 'failed') return;
    const delay = nextAskMs(orderIn(state), asked.current);
    if (delay === undefined) return;
    const timer = setTimeout(() => {
      asked.current += 1;
      ask().catch(() => undefined);
    }, delay);
    return () => clearTimeout(timer);
  }, [round]);

  const cancel = async (): Promise<Failure | undefined> => {
    if (!key.current) return undefined;
    const answer = await call<typeof cancelOrder>(
      'POST',
      '/orders/{orderId}/cancellation',
      input(key.current),
    );
    if (answer.ok) setState({ kind: 'open', order: answer.value, offline: false });
    return answer.ok ? undefined : answer;
  };

  /** The answer is the payment's; the order, which may be paid by it, is asked anew. */
  const pay = async (body: PayOrder, idempotencyKey: string): Promise<Failure | undefined> => {
    if (!key.current) return undefined;
    const { params, headers } = input(key.current);
    const answer = await call<typeof payOrder>('POST', '/orders/{orderId}/payments', {
      params,
      headers: { ...headers, 'idempotency-key': idempotencyKey },
      body,
    });
    asked.current = 0;
    await ask();
    return answer.ok ? undefined : answer;
  };

  return { state, ask, look, cancel, pay };
};
