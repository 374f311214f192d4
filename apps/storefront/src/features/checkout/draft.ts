/** What the shopper typed, as typed. */
const TEXT_FIELDS = [
  'email',
  'name',
  'taxId',
  'phone',
  'cep',
  'street',
  'number',
  'complement',
  'district',
  'city',
  'state',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export type Draft = Record<TextField, string> & { shippingOptionId: string };
export type Field = keyof Draft;

export const emptyDraft: Draft = {
  email: '',
  name: '',
  taxId: '',
  phone: '',
  cep: '',
  street: '',
  number: '',
  complement: '',
  district: '',
  city: '',
  state: '',
  shippingOptionId: '',
};

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
