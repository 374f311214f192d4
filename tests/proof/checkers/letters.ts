import type { Books, Order } from '../books.ts';
import { broken, type Violation } from './violation.ts';

/** By the state that an order came into: what its buyer reads about it. */
const letters: Readonly<Partial<Record<Order['status'], string>>> = {
  awaiting_payment: 'Recebemos seu pedido',
  paid: 'Pagamento confirmado',
  expired: 'O prazo do seu pedido venceu',
  cancelled: 'Seu pedido foi cancelado',
};
const MONEY_BACK = /^Devolvemos (seu pagamento|parte do seu pagamento)/;

/** The shop's name follows the subject proper. */
const isCalled = (subject: string, name: string): boolean =>
  subject === name || subject.startsWith(`${name} · `);

/**
 * For each state that an order went through its letter, and one for money that went back; and none of a state that it
 * never was in. How often a letter may come is `oneEffect`'s to say.
 */
export const buyersAreTold = ({
  orders,
  charges,
  mails,
}: Pick<Books, 'orders' | 'charges' | 'mails'>): Violation[] =>
  orders.flatMap(({ orderId, timeline }) => {
    const subjects = mails.filter((mail) => mail.orderId === orderId).map(({ subject }) => subject);
    const states = new Set(timeline.map(({ status }) => status));
    const wentBack = charges.some((charge) => charge.orderId === orderId && charge.refunds.length > 0);
    const said = (what: string) => broken('buyers-are-told', `${orderId}: ${what}`);
    const hasMoneyBack = subjects.some((subject) => MONEY_BACK.test(subject));
    return [
      ...Object.entries(letters).flatMap(([status, name]) => {
        const isDue = [...states].some((one) => one === status);
        const hasCome = subjects.some((subject) => isCalled(subject, name));
        if (isDue === hasCome) return [];
        return [
          said(isDue ? `${status}, without the letter "${name}"` : `never ${status}, but told "${name}"`),
        ];
      }),
      ...(wentBack && !hasMoneyBack ? [said('its money went back and no letter says so')] : []),
      ...(hasMoneyBack && !wentBack ? [said('told of money that did not go back')] : []),
    ];
  });
