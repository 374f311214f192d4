export const cepDigits = (text: string): string => text.replace(/\D/g, '').slice(0, 8);

/** "01310-100" while it is typed. */
export const maskCep = (text: string): string => {
  const digits = cepDigits(text);
  return digits.length > 5 ? `${digits.slice(0, 5)}-${digits.slice(5)}` : digits;
};

export const isCep = (text: string): boolean => text.replace(/\D/g, '').length === 8;

const KEY = 'loja.cep';

/** The CEP typed last, so that nobody types it again at the checkout. A CEP names a street, not a person. */
export const rememberedCep = (): string => {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
};

export const rememberCep = (cep: string): void => {
  try {
    sessionStorage.setItem(KEY, cepDigits(cep));
  } catch {
    // Storage is off: the shopper types it again.
  }
};
