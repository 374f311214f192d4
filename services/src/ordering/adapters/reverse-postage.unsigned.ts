import { secondsAfter } from '@loja/kernel/clock.ts';
import { digest } from '../domain/digest.ts';
import type { ReversePostage } from '../ports.ts';

/** Codes of the shops that were looked at are good for a fortnight. */
const VALID_SECONDS = 14 * 24 * 3600;

/**
 * Stands where the carrier's contract will: it makes a code that no post office knows. With a contract (Correios
 * "logística reversa", or an aggregator such as Melhor Envio) the adapter asks the carrier under the return's id, and
 * code, days and label are the carrier's; nothing else changes.
 */
export const reversePostageUnsigned: ReversePostage = {
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
