import type { Addresses, KnownAddress } from '../ports.ts';
import { addressIn } from './address-answers.ts';

/** The shopper is typing meanwhile; later than this the answer would overwrite what they wrote. */
const TIMEOUT_MS = 1_500;

/**
 * Directories asked at once, the first useful answer wins. `templates` are URLs with `{cep}`; none of them means
 * that nobody is asked.
 */
export const httpAddresses = (
  templates: readonly string[],
  fetcher: typeof fetch = fetch,
  timeoutMs = TIMEOUT_MS,
): Addresses => {
  const ask = async (template: string, cep: string, signal: AbortSignal): Promise<KnownAddress> => {
    const response = await fetcher(template.replace('{cep}', cep), {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal,
    });
    if (!response.ok) throw new Error(`directory answered ${response.status}`);
    return addressIn(await response.json());
  };

  return {
    async find(cep) {
      const won = new AbortController();
      const signal = AbortSignal.any([won.signal, AbortSignal.timeout(timeoutMs)]);
      try {
        return await Promise.any(templates.map((template) => ask(template, cep, signal)));
      } catch {
        return undefined;
      } finally {
        won.abort();
      }
    },
  };
};
