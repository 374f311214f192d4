import type { AttemptOnBook, ChargeOnBook } from './books.ts';
import type { Difference, DifferenceKind } from './difference.ts';

type Pair = { attempt: AttemptOnBook; charge: ChargeOnBook };

const about = (
  { attempt: { orderId }, charge: { pspOrderId } }: Pair,
  kind: DifferenceKind,
  expected: number,
  found: number,
): Difference => ({ kind, subject: pspOrderId, orderId, pspOrderId, expected, found });

const amountsOf = (pair: Pair): Difference[] => {
  const { attempt, charge } = pair;
  if (charge.amountCents !== attempt.amountCents)
    return [about(pair, 'wrong_amount', attempt.amountCents, charge.amountCents ?? -1)];
  if (charge.state === 'taken' && charge.paidCents !== attempt.amountCents)
    return [about(pair, 'wrong_amount', attempt.amountCents, charge.paidCents)];
  return [];
};

/** Held against each other only once both books say that the money came. */
const whatBecameOfIt = (pair: Pair): Difference[] => {
  const { attempt, charge } = pair;
  const found: Difference[] = [];
  if (charge.refundedCents > attempt.refundedCents)
    found.push(about(pair, 'refund_unknown', attempt.refundedCents, charge.refundedCents));
  if (charge.refundedCents < attempt.refundedCents)
    found.push(about(pair, 'refund_missing', attempt.refundedCents, charge.refundedCents));
  const takenBack = attempt.chargedBackCents > 0;
  if (charge.chargedBack && !takenBack) found.push(about(pair, 'chargeback_unknown', 0, charge.paidCents));
  if (!charge.chargedBack && takenBack)
    found.push(about(pair, 'chargeback_unfounded', attempt.chargedBackCents, 0));
  return found;
};

/** Money that came and went again without our books: whoever was told of it has sent it back. */
const isGoneAgain = ({ state, paidCents, refundedCents, chargedBack }: ChargeOnBook): boolean =>
  state === 'taken' && (refundedCents >= paidCents || chargedBack);

const differencesOf = (pair: Pair): Difference[] => {
  const { attempt, charge } = pair;
  if (charge.state === 'unknown') return [about(pair, 'status_unknown', attempt.amountCents, -1)];
  const taken = charge.state === 'taken';
  const booked = attempt.capturedCents > 0;
  if (!booked && isGoneAgain(charge)) return [];
  const found = amountsOf(pair);
  if (taken && !booked) found.push(about(pair, 'capture_unbooked', 0, charge.paidCents));
  if (!taken && booked) found.push(about(pair, 'capture_unfounded', attempt.capturedCents, 0));
  return taken && booked ? [...found, ...whatBecameOfIt(pair)] : found;
};

const stranger = ({ pspOrderId, reference, paidCents }: ChargeOnBook): Difference => ({
  kind: 'missing_here',
  subject: pspOrderId,
  pspOrderId,
  orderId: reference,
  expected: 0,
  found: paidCents,
});

const unheardOf = (orderId: string, pspOrderId: string, amountCents: number): Difference => ({
  kind: 'missing_there',
  subject: pspOrderId,
  pspOrderId,
  orderId,
  expected: amountCents,
  found: 0,
});

/**
 * The provider's charges against our attempts, by the provider's id. A charge that died without money is no difference,
 * nor is one whose money our books never had and the provider has no more.
 */
export const compareCharges = (
  charges: readonly ChargeOnBook[],
  attempts: readonly AttemptOnBook[],
): Difference[] => {
  const there = new Map(charges.map((charge) => [charge.pspOrderId, charge]));
  const here = new Set(attempts.map(({ pspOrderId }) => pspOrderId));
  const known = attempts.flatMap((attempt): Difference[] => {
    const { pspOrderId, orderId, amountCents } = attempt;
    if (pspOrderId === undefined) return [];
    const charge = there.get(pspOrderId);
    return charge ? differencesOf({ attempt, charge }) : [unheardOf(orderId, pspOrderId, amountCents)];
  });
  const strangers = charges.filter(
    (charge) => charge.state !== 'dead' && !here.has(charge.pspOrderId) && !isGoneAgain(charge),
  );
  return [...known, ...strangers.map(stranger)];
};
