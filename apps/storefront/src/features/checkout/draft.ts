import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { FIELDS, type Field } from './form-table.ts';

/** What the shopper typed, as typed, and how the order is to be paid. */
export type Draft = Record<Field, string> & { method: PaymentMethod };

const emptyFields = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Record<Field, string>;
export const emptyDraft: Draft = { ...emptyFields, method: 'pix' };

const KEY = 'loja.checkout';

/** The draft survives a reload of this tab, but never the CPF or CNPJ. */
export const keepDraft = (draft: Draft): void => {
  try {
    const { taxId: _, ...rest } = draft;
    sessionStorage.setItem(KEY, JSON.stringify(rest));
  } catch {
    // Storage is off: a reload starts again.
  }
};

export const readDraft = (): Draft => {
  try {
    return { ...emptyDraft, ...JSON.parse(sessionStorage.getItem(KEY) ?? '{}'), taxId: '' };
  } catch {
    return emptyDraft;
  }
};

export const dropDraft = (): void => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
};
