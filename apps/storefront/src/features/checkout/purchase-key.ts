import type { Purchase } from './purchase.ts';

const KEY = 'loja.purchase';

/** Reading it may throw: a browser may refuse storage altogether. */
type Reach = () => Pick<Storage, 'getItem' | 'setItem'>;

/**
 * The idempotency key of a purchase: the same for the same purchase however often it is tried, also after a reload;
 * a new one when anything of it changed. The document is left out of the mark, since the mark is stored.
 */
export const keyFor = (purchase: Purchase, reach: Reach): string => {
  const { cpf: _cpf, cnpj: _cnpj, ...customer } = purchase.customer;
  const mark = JSON.stringify({ ...purchase, customer });
  try {
    const storage = reach();
    const kept = JSON.parse(storage.getItem(KEY) ?? '{}');
    if (kept.mark === mark && typeof kept.key === 'string') return kept.key;
    const key = crypto.randomUUID();
    storage.setItem(KEY, JSON.stringify({ mark, key }));
    return key;
  } catch {
    return crypto.randomUUID();
  }
};

export const dropKey = (): void => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
};
