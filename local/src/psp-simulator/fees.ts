import type { Charge } from './charge.ts';
import { paidCents, wasPaid } from './charge.ts';

// List prices of the provider for Brazil, money at once: Pix 0,99 %, credit card 4,98 %, boleto R$ 3,49 each.
const RATE = { pix: 0.0099, card: 0.0498 } as const;
const BOLETO_CENTS = 349;

/** What the provider keeps of a payment, in centavos; nothing before it is paid. */
export function feeCents(charge: Charge): number {
  if (!wasPaid(charge)) return 0;
  if (charge.method === 'boleto') return Math.min(BOLETO_CENTS, paidCents(charge));
  return Math.round(paidCents(charge) * RATE[charge.method]);
}
