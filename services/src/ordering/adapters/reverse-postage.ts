import { secondsAfter } from '@loja/kernel/clock.ts';
import { digest } from '../domain/digest.ts';
import type { ReversePostage } from '../ports.ts';

/** Codes of the shops that were looked at are good for a fortnight. */
const VALID_SECONDS = 14 * 24 * 3600;

/**
 * Without a carrier's contract no code is made: staff order one and enter it, and the shopper is told then. With a
 * contract (Correios "logística reversa", or an aggregator such as Melhor Envio) an adapter here asks the carrier under
 * the return's id, and code, days and label are the carrier's; nothing else changes.
 */
const byHand: ReversePostage = { codeFor: async () => undefined };

/** For the laptop: a code that no post office knows, and that says so. */
export const sampleReversePostage: ReversePostage = {
  async codeFor({ returnId, now }) {
    const digits = BigInt(`0x${digest(returnId).slice(0, 12)}`)
      .toString()
      .slice(0, 9)
      .padStart(9, '0');
    return {
      code: `${digits}E`,
      carrier: 'Correios (código de exemplo)',
      validUntil: secondsAfter(now, VALID_SECONDS).toISOString(),
    };
  },
};

export const reversePostages = ['by-hand', 'sample'] as const;

/** As the stage says (`infra/src/stages.ts`). */
export const reversePostageOf = (way: (typeof reversePostages)[number]): ReversePostage =>
  ({ 'by-hand': byHand, sample: sampleReversePostage })[way];
