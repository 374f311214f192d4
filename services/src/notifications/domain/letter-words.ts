import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { formatBrl } from '@loja/kernel/money.ts';
import type { OrderFacts } from './letter.ts';

export const firstName = ({ customer }: OrderFacts): string => customer.name.split(' ')[0] ?? customer.name;

export const daysText = ({ shipping: { businessDays } }: OrderFacts): string =>
  businessDays.min === businessDays.max
    ? `${businessDays.max} dias úteis`
    : `${businessDays.min} a ${businessDays.max} dias úteis`;

const day = new Intl.DateTimeFormat('pt-BR', { timeZone: 'America/Sao_Paulo', dateStyle: 'short' });

/** "24/11/2026" in the shop's time zone. */
export const dayText = (at: string): string => day.format(new Date(at));

export const methodNames: Record<PaymentMethod, string> = {
  pix: 'Pix',
  card: 'cartão',
  boleto: 'boleto',
};

const wayBack: Record<PaymentMethod, string> = {
  pix: 'O valor volta por Pix para a conta que pagou. O banco costuma mostrar a devolução em poucos minutos.',
  card: 'O valor volta para o cartão que pagou. O banco mostra o estorno em uma das duas próximas faturas, conforme o dia do fechamento.',
  boleto:
    'O valor volta pelo Mercado Pago, que avisa por e-mail como receber. Se precisar de ajuda, responda este e-mail.',
};

/** Where refunded money goes and when it is seen there. */
export const wayBackText = (method: PaymentMethod): string => wayBack[method];

export const moneyText = (cents: number): string => formatBrl(cents);
