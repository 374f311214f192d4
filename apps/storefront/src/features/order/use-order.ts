import type { cancelOrder, getOrder, OrderView, requestReturn } from '@loja/contracts/http/ordering.ts';
import type { PayOrder } from '@loja/contracts/http/payments.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, call, type Failure } from '../../lib/api.ts';
import { cancelCall, type Key, payCall, returnCall, shownKey } from './order-calls.ts';
import { keepOrderToken, readOrderToken } from './order-key.ts';
import { nextAskMs } from './pacing.ts';
import type { Returning } from './return-form.tsx';

/** The key comes in the fragment, which no server sees; it moves to this tab's memory and out of the address bar. */
const readKey = (): Key | undefined => {
  const orderId = new URLSearchParams(location.search).get('id') ?? '';
  const fragment = location.hash.slice(1);
  if (orderId && fragment) {
    keepOrderToken(orderId, fragment);
    history.replaceState(null, '', location.pathname + location.search);
  }
  const token = fragment || readOrderToken(orderId);
  if (!orderId) return undefined;
  return token ? { orderId, token } : { orderId };
};

export type OrderState =
  | { kind: 'loading' }
  | { kind: 'no-key' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'open'; order: OrderView; offline: boolean };

const opensNothing = ({ problem }: Failure): boolean =>
  problem !== 'unreachable' && (problem.code === 'order_not_found' || problem.code === 'unauthorized');

const after = (before: OrderState, answer: Answer<typeof getOrder>, { token }: Key): OrderState => {
  if (answer.ok) return { kind: 'open', order: answer.value, offline: false };
  // Neither a token nor its owner's session: there is nothing to try again.
  if (token === undefined && opensNothing(answer)) return { kind: 'no-key' };
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
    const { current } = key;
    if (!current) return;
    const answer = await call<typeof getOrder>('GET', '/orders/{orderId}', shownKey(current));
    setState((before) => after(before, answer, current));
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
    if (round === 0 || state.kind === 'failed' || state.kind === 'no-key') return;
    const delay = nextAskMs(orderIn(state), asked.current);
    if (delay === undefined) return;
    const timer = setTimeout(() => {
      asked.current += 1;
      ask().catch(() => undefined);
    }, delay);
    return () => clearTimeout(timer);
  }, [round]);

  /** What the shopper asked for has moved the order; what follows from it, as money on its way, is watched from here. */
  const change = async (
    asking: (key: Key) => Promise<Answer<typeof cancelOrder | typeof requestReturn>>,
  ): Promise<Failure | undefined> => {
    if (!key.current) return undefined;
    const answer = await asking(key.current);
    if (!answer.ok) return answer;
    setState({ kind: 'open', order: answer.value, offline: false });
    // The answer knows the order, not how it was paid.
    look();
    return undefined;
  };
  const cancel = () => change(cancelCall);
  const giveBack = (body: Returning) => change((shown) => returnCall(shown, body));

  /** The answer is the payment's; the order, which may be paid by it, is asked anew. */
  const pay = async (body: PayOrder, idempotencyKey: string): Promise<Failure | undefined> => {
    if (!key.current) return undefined;
    const answer = await payCall(key.current, body, idempotencyKey);
    asked.current = 0;
    await ask();
    return answer.ok ? undefined : answer;
  };

  return { state, ask, look, cancel, giveBack, pay };
};
