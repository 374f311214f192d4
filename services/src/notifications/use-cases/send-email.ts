import type { OrderId } from '@loja/kernel/ids.ts';
import { NotYet } from '@loja/kernel/not-yet.ts';
import type { About, OrderFacts, Shop } from '../domain/letter.ts';
import type { LetterKind } from '../domain/letters.ts';
import { type Mail, mailOf } from '../domain/mail.ts';
import type { NotificationsPorts, SendId } from '../ports.ts';

export interface Occasion extends SendId {
  kind: LetterKind;
  orderId: OrderId;
  about?: About;
}

/** To nobody, of an order that names nobody any more. */
const letterOf = (
  kind: LetterKind,
  order: OrderFacts | 'forgotten',
  shop: Shop,
  about: About | undefined,
): { to: string; mail: Mail } | undefined => {
  const mail = order === 'forgotten' ? undefined : mailOf(kind, order, shop, about);
  return mail && order !== 'forgotten' ? { to: order.customer.email, mail } : undefined;
};

/**
 * One letter per event, however often it is delivered. A crash between the post and the log sends it twice: for a
 * shopper that is better than never.
 */
export const sendEmail =
  ({ orders, mailer, sendLog, shop, clock }: NotificationsPorts) =>
  async ({
    orderId,
    eventId,
    kind,
    about,
  }: Occasion): Promise<'sent' | 'already_sent' | 'nothing_to_say'> => {
    const claim = await sendLog.claim({ eventId, kind }, clock());
    if (claim === 'sent') return 'already_sent';
    if (claim === 'held') throw new NotYet('another delivery of this event is being sent');
    const order = await orders.facts(orderId, kind);
    if (!order) throw new Error('no such order');
    const letter = letterOf(kind, order, shop, about);
    if (letter) await mailer.send(letter.to, letter.mail);
    await sendLog.markSent({ eventId, kind }, clock());
    return letter ? 'sent' : 'nothing_to_say';
  };
