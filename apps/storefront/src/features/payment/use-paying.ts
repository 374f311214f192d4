import type { PaymentMethod, PaymentView, PayOrder } from '@loja/contracts/http/payments.ts';
import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';

/** One wish to pay. Sent again it keeps its key, so that it is one attempt however often it is sent. */
interface Try {
  body: PayOrder;
  key: string;
  /** How many attempts the order had before it. */
  after: number;
}

export type Pay = (body: PayOrder, idempotencyKey: string) => Promise<Failure | undefined>;

/** Nobody knows what came of it: the same try must be asked again, never a new one made. */
const isOpen = ({ problem }: Failure): boolean =>
  problem === 'unreachable' ||
  ['busy', 'payment_provider_unavailable', 'internal_error'].includes(problem.code);

/** Asked again by itself this long after an answer that told nothing, before the shopper is troubled. */
const AGAIN_AFTER_MS = [1_000, 3_000];

const asked = async (pay: Pay, { body, key }: Try): Promise<Failure | undefined> => {
  let failed = await pay(body, key);
  for (const ms of AGAIN_AFTER_MS) {
    if (!failed || !isOpen(failed)) return failed;
    await new Promise((resolve) => setTimeout(resolve, ms));
    failed = await pay(body, key);
  }
  return failed;
};

const attemptsOf = (payment: PaymentView): number => payment.attempts?.length ?? 0;

const isSame = (one: Try | undefined, body: PayOrder): one is Try =>
  one !== undefined && JSON.stringify(one.body) === JSON.stringify(body);

export const usePaying = (pay: Pay, payment: PaymentView) => {
  const [busy, setBusy] = useState<PaymentMethod>();
  const [failure, setFailure] = useState<Failure>();
  const [kept, setKept] = useState<Try>();
  // The page's own asking may learn what the answer would have said.
  const isSettled = kept && attemptsOf(payment) > kept.after && payment.status !== 'preparing';
  const unanswered = isSettled ? undefined : kept;

  const send = async (one: Try): Promise<void> => {
    setBusy(one.body.method);
    setFailure(undefined);
    const failed = await asked(pay, one);
    setKept(failed && isOpen(failed) ? one : undefined);
    setFailure(failed);
    setBusy(undefined);
  };

  return {
    busy,
    failure: isSettled ? undefined : failure,
    unanswered: unanswered?.body.method,
    begin: (body: PayOrder) =>
      send(
        isSame(unanswered, body)
          ? unanswered
          : { body, key: crypto.randomUUID(), after: attemptsOf(payment) },
      ),
    resend: async () => {
      if (unanswered) await send(unanswered);
    },
  };
};
export type Paying = ReturnType<typeof usePaying>;
