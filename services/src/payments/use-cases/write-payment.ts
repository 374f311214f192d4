import { PaymentAnomalyFound } from '@loja/contracts/events/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { NotYet } from '@loja/kernel/not-yet.ts';
import { withAnomaly } from '../domain/anomaly.ts';
import type { Charge } from '../domain/charge.ts';
import { attemptIn, attemptOfCharge, type Payment, type Step } from '../domain/payment.ts';
import { type Recorded, recordCharge } from '../domain/record-charge.ts';
import type { ProviderPorts } from '../ports.ts';

/** Writers of one payment are few; whoever loses this often comes back later. */
const TRIES = 6;

/** Tries `once` until nobody wrote between its reading and its writing; it answers undefined when someone did. */
export const untilWritten = async <Answer>(
  once: (tried: number) => Promise<Answer | undefined>,
): Promise<Answer> => {
  for (let tried = 1; tried <= TRIES; tried += 1) {
    const answer = await once(tried);
    if (answer !== undefined) return answer;
  }
  throw new NotYet('others write this payment at the same time');
};

type WritingPorts = Pick<ProviderPorts, 'store' | 'watch' | 'clock'>;

/** Commits and tells whoever watches of what a person must see. Undefined when it was overtaken. */
export const write = async (
  { store, watch, clock }: WritingPorts,
  before: Payment,
  step: Step,
): Promise<Payment | undefined> => {
  if (step.payment === before && step.events.length === 0) return before;
  const written = await store.commit(before, step, clock());
  if (!written) return undefined;
  for (const { contract, data } of step.events)
    if (contract.name === PaymentAnomalyFound.name) watch.anomaly(PaymentAnomalyFound.data.parse(data));
  return written;
};

export interface Noted {
  payment: Payment;
  recorded: Recorded;
  /** Undefined when the charge is no attempt's. */
  attempt?: number;
}

/** Writes what a charge means for its attempt. Undefined when it was overtaken: the charge may be stale by then. */
export const note = async (
  ports: WritingPorts,
  payment: Payment,
  charge: Charge,
  number = attemptOfCharge(payment, charge)?.attempt,
): Promise<Noted | undefined> => {
  if (number === undefined) {
    const stray = withAnomaly({ payment, events: [] }, 'unknown_charge', charge.pspOrderId);
    const told = await write(ports, payment, stray);
    return told && { payment: told, recorded: 'disowned' };
  }
  const { recorded, ...step } = recordCharge(payment, number, charge, ports.clock());
  const written = await write(ports, payment, step);
  return written && { payment: written, recorded, attempt: number };
};

/**
 * Reads a charge again and notes it. The payment is read before the charge, so that an older answer of the provider
 * can never overwrite a newer one. Undefined when the provider or we know nothing of it.
 */
export const readAgain = async (
  ports: ProviderPorts,
  orderId: OrderId,
  pspOrderId: string,
  /** Read a moment ago; good enough while no money is in the books that it could be too old for. */
  early?: Charge,
): Promise<Noted | 'absent' | 'not_ours'> =>
  untilWritten(async (tried) => {
    const payment = await ports.store.load(orderId);
    if (!payment) return 'not_ours';
    const known = early && attemptOfCharge(payment, early);
    const isFresh = tried === 1 && (known?.capturedCents ?? 0) === 0;
    const charge = (isFresh ? early : undefined) ?? (await ports.provider.get(pspOrderId));
    return charge ? note(ports, payment, charge) : 'absent';
  });

/** Notes the provider's answer to a call of ours; when others wrote meanwhile, the charge is read again. */
export const noteAnswer = async (
  ports: ProviderPorts,
  payment: Payment,
  charge: Charge,
  number: number,
): Promise<Noted> => {
  const noted = await note(ports, payment, charge, number);
  if (noted) return noted;
  const again = await readAgain(ports, payment.orderId, charge.pspOrderId);
  if (again === 'absent' || again === 'not_ours') throw new NotYet('the charge is not there any more');
  return again;
};

/** Whether the order's money is there and has not all gone back. */
export const holdsMoney = (payment: Payment): boolean => {
  if (payment.capturedAttempt === undefined) return false;
  const { capturedCents, refundedCents } = attemptIn(payment, payment.capturedAttempt);
  return capturedCents > refundedCents;
};
