import type { OrderFacts, Shop } from './letter.ts';

/** Orders of before keep no key: letters about them must say where it is. */
export const linkNote = ({ link }: OrderFacts): string[] =>
  link.opensByItself
    ? ['Este endereço abre o seu pedido sem senha: não o encaminhe.']
    : ['Abra no aparelho em que você comprou, ou pelo primeiro e-mail deste pedido.'];

export const closing = ({ contact }: Shop): string =>
  `Dúvidas, reclamações ou cancelamento: responda este e-mail, escreva para ${contact.email} ou ligue para ${contact.phone} (${contact.hours}).`;

/** Nome empresarial, CNPJ e endereço (Decreto 7.962/2013 art. 2 I and II). */
export const sellerLines = ({ legalName, cnpj, address, contact }: Shop): string[] => [
  `${legalName} · CNPJ ${cnpj}`,
  `${address.street}, ${address.number}, ${address.district}, ${address.city} – ${address.state}, CEP ${address.cep}`,
  `${contact.email} · ${contact.phone}`,
];
