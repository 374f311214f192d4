import { maskCpf } from '@loja/kernel/tax-id.ts';
import type { Person } from './order.ts';

/** "Maria S.": enough for its owner. A one-word name stays. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = name.split(/\s+/);
  const last = rest.at(-1);
  return last ? `${first} ${[...last][0] ?? ''}.` : first;
};

/** "m***@exemplo.com.br"; the count of stars says nothing about the length. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at > 0 ? 1 : 0)}***${email.slice(at)}`;
};

/** "**.222.333/****-**": the root's middle only. */
const maskCnpj = (cnpj: string): string => `**.${cnpj.slice(2, 5)}.${cnpj.slice(5, 8)}/****-**`;

export const maskTaxId = ({ cpf, cnpj }: Pick<Person['customer'], 'cpf' | 'cnpj'>): string =>
  cpf === undefined ? maskCnpj(cnpj ?? '') : maskCpf(cpf);
