import { lines } from './data-map-lines.ts';

export interface Words {
  'pt-BR': string;
  en: string;
}

/** Why the shop may (LGPD art. 7). */
export const grounds = {
  contract: {
    article: 'V',
    'pt-BR': 'para cumprir o contrato com você',
    en: 'to perform the contract with you',
  },
  law: { article: 'II', 'pt-BR': 'porque a lei manda', en: 'because the law says so' },
  consent: { article: 'I', 'pt-BR': 'porque você deixou', en: 'because you agreed' },
  defence: {
    article: 'VI',
    'pt-BR': 'para provar em juízo, se preciso',
    en: 'to prove it in court, if need be',
  },
  interest: {
    article: 'IX',
    'pt-BR': 'pelo interesse legítimo em evitar fraude e abuso',
    en: 'for the legitimate interest in preventing fraud and abuse',
  },
} as const;
export type Ground = keyof typeof grounds;

/** Who works on it for the shop, or gets it because the law or the delivery asks. */
export const processors = {
  aws: {
    'pt-BR': 'Amazon Web Services, onde a loja roda, em São Paulo',
    en: 'Amazon Web Services, where the shop runs, in São Paulo',
  },
  ses: { 'pt-BR': 'Amazon SES, que entrega os e-mails', en: 'Amazon SES, which delivers the e-mails' },
  psp: { 'pt-BR': 'Mercado Pago, que cobra e devolve', en: 'Mercado Pago, which charges and refunds' },
  carrier: { 'pt-BR': 'a transportadora, que entrega', en: 'the carrier, which delivers' },
  treasury: { 'pt-BR': 'Receita Federal e Sefaz, na nota fiscal', en: 'the tax authorities, by the invoice' },
} as const satisfies Record<string, Words>;
export type Processor = keyof typeof processors;

/** A part of `POST /account/export`. */
export type ExportPart =
  | 'profile'
  | 'addresses'
  | 'consents'
  | 'sessions'
  | 'cart'
  | 'orders'
  | 'payments'
  | 'documents';

/** What a person reads as one thing; the privacy page has a row for each. */
export type Topic = keyof typeof topics;

interface TopicWords extends Words {
  why: Words;
  keep: Words;
}

export const topics = {
  account: {
    'pt-BR': 'Sua conta: e-mail, nome, telefone, CPF ou CNPJ e endereços que você guardou',
    en: 'Your account: e-mail, name, phone, CPF or CNPJ and the addresses that you kept',
    why: {
      'pt-BR': 'Entrar na loja e comprar sem digitar tudo de novo',
      en: 'To sign in and to buy without typing it all again',
    },
    keep: { 'pt-BR': 'até você apagar a conta', en: 'until you delete the account' },
  },
  sessions: {
    'pt-BR': 'Onde a conta está aberta: aparelho, início e último uso',
    en: 'Where the account is open: device, start and last use',
    why: {
      'pt-BR': 'Manter você dentro e deixar você encerrar de longe',
      en: 'To keep you in and let you end it from afar',
    },
    keep: { 'pt-BR': '14 dias sem uso, 90 no máximo', en: '14 days without use, 90 at most' },
  },
  consents: {
    'pt-BR': 'O que você autorizou ou desautorizou, quando e com que texto',
    en: 'What you agreed to or withdrew, when and with which words',
    why: {
      'pt-BR': 'Fazer só o que você quer, e poder provar',
      en: 'To do only what you want, and to be able to prove it',
    },
    keep: {
      'pt-BR':
        'enquanto a conta existir e mais 5 anos; depois de apagada, sem o seu nome, só como prova cifrada',
      en: 'while the account stands and 5 years more; once deleted, without your name, as an encrypted proof only',
    },
  },
  cart: {
    'pt-BR': 'Carrinho: itens escolhidos',
    en: 'Cart: the items chosen',
    why: { 'pt-BR': 'Lembrar do que você escolheu', en: 'To remember what you chose' },
    keep: { 'pt-BR': '90 dias sem uso', en: '90 days without use' },
  },
  orders: {
    'pt-BR': 'Pedidos: nome, e-mail, telefone, CPF ou CNPJ, endereço, itens, valores e andamento',
    en: 'Orders: name, e-mail, phone, CPF or CNPJ, address, items, amounts and progress',
    why: { 'pt-BR': 'Vender, entregar, trocar e devolver', en: 'To sell, deliver, exchange and refund' },
    keep: {
      'pt-BR':
        'seu nome, até o fim do quinto ano depois da compra, ou 6 meses se ela não foi paga; se você apagar a conta, fica só o registro fiscal',
      en: 'your name, until the end of the fifth year after the purchase, or 6 months if it was never paid; if you delete the account, only the fiscal record stays',
    },
  },
  fiscal: {
    'pt-BR': 'Registro fiscal de compras pagas: nome, CPF ou CNPJ, endereço, itens e valores',
    en: 'Fiscal record of paid purchases: name, CPF or CNPJ, address, items and amounts',
    why: {
      'pt-BR': 'Prestar contas ao fisco (CTN, arts. 173 e 195)',
      en: 'To account to the tax authorities (CTN arts. 173 and 195)',
    },
    keep: {
      'pt-BR': 'até o fim do quinto ano depois da compra, também se você apagar a conta',
      en: 'until the end of the fifth year after the purchase, also if you delete the account',
    },
  },
  payments: {
    'pt-BR':
      'Pagamentos: forma, situação, códigos do Pix ou boleto, bandeira e final do cartão (nunca o número)',
    en: 'Payments: means, status, codes of Pix or boleto, brand and last digits of the card (never its number)',
    why: { 'pt-BR': 'Receber, devolver e fechar as contas', en: 'To collect, refund and close the books' },
    keep: {
      'pt-BR': 'com os livros da loja, sem o seu nome',
      en: 'with the books of the shop, without your name',
    },
  },
  coupons: {
    'pt-BR': 'Uso de cupom: um código feito do seu CPF, que não volta a ser CPF',
    en: 'Use of a coupon: a code made of your CPF, which does not turn back into it',
    why: { 'pt-BR': 'Valer uma vez por pessoa', en: 'To be good once per person' },
    keep: {
      'pt-BR': 'enquanto a loja mantiver o cupom, também se você apagar a conta',
      en: 'as long as the shop keeps the coupon, also if you delete the account',
    },
  },
  limits: {
    'pt-BR':
      'Contagens contra abuso: tentativas por endereço de rede, e-mail, CPF ou CNPJ, cartão e casa, cada um como código que não volta a ser o que era',
    en: 'Counts against abuse: tries by network address, e-mail, CPF or CNPJ, card and home, each as a code that does not turn back into it',
    why: {
      'pt-BR': 'Impedir que testem senhas, códigos e cartões roubados',
      en: 'To keep others from trying passwords, codes and stolen cards',
    },
    keep: { 'pt-BR': 'um dia e pouco, no máximo', en: 'little more than a day at most' },
  },
  traces: {
    'pt-BR':
      'Rastros técnicos: códigos da conta e do pedido em avisos internos, registros de funções e do firewall e cópias de segurança',
    en: 'Technical traces: codes of account and order in internal events, records of functions and the firewall, and backups',
    why: {
      'pt-BR': 'Achar e desfazer o que deu errado',
      en: 'To find and undo what went wrong',
    },
    keep: {
      'pt-BR': 'de 1 dia a 1 ano, conforme o registro; também se você apagar a conta',
      en: 'a day to a year, by the record; also if you delete the account',
    },
  },
  staff: {
    'pt-BR': 'Quem trabalha na loja: e-mail, senha e autenticador',
    en: 'Who works in the shop: e-mail, password and authenticator',
    why: { 'pt-BR': 'Entrar na retaguarda', en: 'To sign in to the back office' },
    keep: { 'pt-BR': 'enquanto a pessoa trabalhar na loja', en: 'while the person works in the shop' },
  },
  letters: {
    'pt-BR': 'E-mail para onde vai um aviso da conta',
    en: 'The address to which a notice of the account goes',
    why: {
      'pt-BR': 'Avisar você do que acontece com a conta',
      en: 'To tell you what happens to the account',
    },
    keep: { 'pt-BR': '3 dias', en: '3 days' },
  },
  access: {
    'pt-BR': 'Registro de acesso: endereço IP, data e hora',
    en: 'Access record: IP address, date and time',
    why: { 'pt-BR': 'Marco Civil da Internet, art. 15', en: 'Marco Civil da Internet, art. 15' },
    keep: {
      'pt-BR': '6 meses, ou até 1 ano quando você está na sua conta, sob sigilo',
      en: '6 months, or up to 1 year when you are signed in, under secrecy',
    },
  },
} as const satisfies Record<string, TopicWords>;

export interface MapLine {
  /** A table, by its word, or another place that keeps something. */
  store: string;
  /** The kind of row: its `entity`, or what its key begins with. */
  row: string;
  fields: readonly string[];
  topic: Topic;
  ground: Ground;
  /** Sealed field by field (ADR 25), a digest or blind index, or readable to who reads the table. */
  lies: 'sealed' | 'digest' | 'plain';
  goesTo: readonly Processor[];
  exported: ExportPart | 'not: says nothing to a person' | 'not: kept by the law, for the law';
  /** What the deletion of an account does with it. */
  deletion:
    | 'erase'
    | 'anonymise'
    | 'keep: fiscal'
    | 'keep: proof'
    | 'keep: names nobody'
    /** Soon and by itself (`retention.ts`), whatever is deleted before. */
    | 'keep: until its date'
    | 'keep: by law, then gone';
}

/** Everything that the shop keeps of people, field by field. */
export const dataMap: readonly MapLine[] = lines;

/** Tables in which nobody is named, and why. */
export const withoutPeople: Readonly<Record<string, string>> = {
  catalog: 'what is sold',
  inventory: 'what is there',
  media: 'photographs of what is sold',
  notifications: 'which letter went out for which event',
  reconciliation: 'orders and charges that do not agree, by their ids',
};

/** On every row: keys, kind and time of going. A key that names a person is a line of its own. */
export const onEveryRow: readonly string[] = ['pk', 'sk', 'entity', 'ttl'];
