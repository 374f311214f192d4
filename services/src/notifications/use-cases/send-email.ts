import type { OrderId } from '@loja/kernel/ids.ts';
import { NotYet } from '@loja/kernel/not-yet.ts';
import { mailOf } from '../domain/mail.ts';
import type { NotificationsPorts, SendId } from '../ports.ts';

export interface Occasion extends SendId {
  orderId: OrderId;
}

/**
 * One letter per event, however often it is delivered. A crash between the post and the log sends it twice: for a
 * shopper that is better than never.
 */
export const sendEmail =
  ({ orders, mailer, sendLog, shop, clock }: NotificationsPorts) =>
  async ({ orderId, eventId, kind }: Occasion): Promise<'sent' | 'already_sent'> => {
    const claim = await sendLog.claim({ eventId, kind }, clock());
    if (claim === 'sent') return 'already_sent';
    if (claim === 'held') throw new NotYet('another delivery of this event is being sent');
    const order = await orders.facts(orderId);
    if (!order) throw new Error('no such order');
    await mailer.send(order.customer.email, mailOf(kind, order, shop));
    await sendLog.markSent({ eventId, kind }, clock());
    return 'sent';
  };
