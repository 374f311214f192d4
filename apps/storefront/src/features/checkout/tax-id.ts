import { isValidCnpj } from '@brazilian-utils/brazilian-utils/is-valid-cnpj';
import { isValidCpf } from '@brazilian-utils/brazilian-utils/is-valid-cpf';

const bare = (text: string): string => text.replace(/[.\-/\s]/g, '').toUpperCase();

/** The CPF or CNPJ in the field by its length; undefined when neither adds up. Letters only fit the new CNPJ (IN RFB 2.229/2024). */
export const readTaxId = (text: string): { cpf: string } | { cnpj: string } | undefined => {
  const id = bare(text);
  if (/^\d{11}$/.test(id)) return isValidCpf(id) ? { cpf: id } : undefined;
  // The library refuses letters unless told `version: 2`.
  if (/^[0-9A-Z]{12}\d{2}$/.test(id)) return isValidCnpj(id, { version: 2 }) ? { cnpj: id } : undefined;
  return undefined;
};

/** "***.456.789-**", or the root of a CNPJ: what the review step shows. */
export const maskTaxId = (text: string): string => {
  const id = bare(text);
  return id.length === 11
    ? `***.${id.slice(3, 6)}.${id.slice(6, 9)}-**`
    : `${id.slice(0, 2)}.${id.slice(2, 5)}.***/****-**`;
};
