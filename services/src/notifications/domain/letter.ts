import { formatBrl } from '@loja/kernel/money.ts';

/** What a letter says of an order; amounts in centavos. */
export interface OrderFacts {
  orderId: string;
  placedAt: string;
  lines: readonly { name: string; variantLabel: string; quantity: number; totalCents: number }[];
  totals: { goodsCents: number; discountCents: number; shippingCents: number; totalCents: number };
  shipping: { name: string; businessDays: { min: number; max: number } };
  customer: { name: string; email: string };
  address: {
    cep: string;
    street: string;
    number: string;
    complement?: string | undefined;
    district: string;
    city: string;
    state: string;
  };
  termsVersion: string;
  /** Opens the order's page; without the key when it is no longer known. */
  link: { url: string; opensByItself: boolean };
}

/** Who sells: on every letter (Decreto 7.962/2013 art. 2 I and II). */
export interface Shop {
  name: string;
  legalName: string;
  cnpj: string;
  address: { street: string; number: string; district: string; city: string; state: string; cep: string };
  contact: { email: string; phone: string; hours: string };
}

export type LetterKind =
  | 'order-placed'
  | 'order-paid'
  | 'order-expired'
  | 'order-cancelled'
  | 'payment-refunded';

/** What differs between the letters; the frame around it is the same. */
export interface Letter {
  subject: string;
  heading: string;
  paragraphs: readonly string[];
  action: string;
  /** The contract that the shopper can keep (Decreto 7.962/2013 art. 4 III and IV). */
  contract: boolean;
}

const firstName = ({ customer }: OrderFacts): string => customer.name.split(' ')[0] ?? customer.name;

const letters = {
  'order-placed': (order) => ({
    subject: 'Recebemos seu pedido',
    heading: `Recebemos seu pedido, ${firstName(order)}`,
    paragraphs: [
      'Separamos seus itens. Falta só o pagamento: o código Pix está na página do pedido.',
      'Quando o Pix cair, avisamos por aqui.',
    ],
    action: 'Pagar com Pix',
    contract: true,
  }),
  'order-paid': (order) => ({
    subject: 'Pagamento confirmado',
    heading: `Pagamento confirmado, ${firstName(order)}`,
    paragraphs: [
      `Recebemos ${formatBrl(order.totals.totalCents)} por Pix. Seu café entra na próxima torra.`,
      `Entrega por ${order.shipping.name}, em ${daysText(order)} depois da postagem.`,
    ],
    action: 'Acompanhar o pedido',
    contract: true,
  }),
  'order-expired': () => ({
    subject: 'O Pix do seu pedido venceu',
    heading: 'O Pix do seu pedido venceu',
    paragraphs: [
      'O prazo para pagar terminou e o pedido foi encerrado. Nada foi cobrado, e os itens voltaram para a prateleira.',
      'Se você pagou depois do prazo, o valor volta sozinho para a conta de origem. Se ainda quiser o café, é só comprar de novo.',
    ],
    action: 'Ver o pedido',
    contract: false,
  }),
  'order-cancelled': () => ({
    subject: 'Seu pedido foi cancelado',
    heading: 'Seu pedido foi cancelado',
    paragraphs: [
      'O pedido foi cancelado e os itens voltaram para a prateleira.',
      'Se você já tinha pago, o valor volta sozinho para a conta de origem e avisamos por aqui.',
    ],
    action: 'Ver o pedido',
    contract: false,
  }),
  'payment-refunded': (order) => ({
    subject: 'Devolvemos seu pagamento',
    heading: 'Devolvemos seu pagamento',
    paragraphs: [
      `O valor de ${formatBrl(order.totals.totalCents)} foi devolvido por Pix para a conta que pagou.`,
      'O banco costuma mostrar a devolução em poucos minutos.',
    ],
    action: 'Ver o pedido',
    contract: false,
  }),
} as const satisfies Record<LetterKind, (order: OrderFacts) => Letter>;

export const letterOf = (kind: LetterKind, order: OrderFacts): Letter => letters[kind](order);

export const daysText = ({ shipping: { businessDays } }: OrderFacts): string =>
  businessDays.min === businessDays.max
    ? `${businessDays.max} dias úteis`
    : `${businessDays.min} a ${businessDays.max} dias úteis`;
