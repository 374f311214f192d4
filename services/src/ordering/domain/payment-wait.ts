import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { secondsAfter } from '@loja/kernel/clock.ts';
import { bankDaysAfter } from './bank-days.ts';

/** Money that was paid in the last second is still told of: the shop waits longer than the provider does. */
const GRACE_SECONDS = 900;
/** A boleto that was paid on its last day is cleared within so many days of the banks. */
const CLEARING_BANK_DAYS = 3;

const secondsBetween = (from: Date, to: Date): number => Math.ceil((to.getTime() - from.getTime()) / 1000);

/** How long an order waits from now on for money that may be paid by a method for so many seconds. */
export const secondsToWait = (method: PaymentMethod, payableSeconds: number, now: Date): number => {
  const due = new Date(now.getTime() + payableSeconds * 1000);
  return method === 'boleto'
    ? secondsBetween(now, bankDaysAfter(due, CLEARING_BANK_DAYS))
    : payableSeconds + Math.min(GRACE_SECONDS, payableSeconds);
};

/** Until when, at the latest, an order waits for money that may be paid by a method until a moment. */
export const waitsUntil = (method: PaymentMethod, until: string): Date =>
  method === 'boleto'
    ? bankDaysAfter(new Date(until), CLEARING_BANK_DAYS)
    : secondsAfter(new Date(until), GRACE_SECONDS);

/** How long it waits from now on for a charge that may be paid until a moment; never nothing, so that a workflow cannot spin. */
export const secondsToWaitUntil = (method: PaymentMethod, until: string, now: Date): number =>
  secondsToWait(method, Math.max(1, secondsBetween(now, new Date(until))), now);
