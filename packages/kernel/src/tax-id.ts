import { isValidCnpj } from '@brazilian-utils/brazilian-utils/is-valid-cnpj';
import { isValidCpf } from '@brazilian-utils/brazilian-utils/is-valid-cpf';
import * as z from 'zod';

const bare = (text: string): string => text.replace(/[.\-/\s]/g, '').toUpperCase();

/** A CPF in 11 digits (mask accepted on input); check digits verified. */
export const Cpf = z
  .string()
  .max(18)
  .transform(bare)
  .pipe(
    z
      .string()
      .regex(/^\d{11}$/)
      .refine(isValidCpf, 'invalid CPF'),
  );

/**
 * A CNPJ in 14 characters, numeric or alphanumeric (IN RFB 2.229/2024); check digits verified.
 * The library refuses letters unless told `version: 2`.
 */
export const Cnpj = z
  .string()
  .max(20)
  .transform(bare)
  .pipe(
    z
      .string()
      .regex(/^[0-9A-Z]{12}\d{2}$/)
      .refine((text) => isValidCnpj(text, { version: 2 }), 'invalid CNPJ'),
  );

/** "***.456.789-**": enough for its owner, useless to others. */
export const maskCpf = (cpf: string): string => `***.${cpf.slice(3, 6)}.${cpf.slice(6, 9)}-**`;
