import type { NoticeKind } from '@loja/contracts/http/account-security.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import type { EventId, OrderId } from '@loja/kernel/ids.ts';
import type { OrderFacts, Shop } from './domain/letter.ts';
import type { LetterKind } from './domain/letters.ts';
import type { Mail } from './domain/mail.ts';
import type { NoticeLocale } from './domain/notice.ts';

export interface Orders {
  /** Undefined when there is no such order, `forgotten` when it names nobody any more. Some letters tell of the payment itself: they cost one read more. */
  facts(orderId: OrderId, kind: LetterKind): Promise<OrderFacts | 'forgotten' | undefined>;
}

export interface Mailer {
  /** Hands the mail to the post. Errors never name the recipient. */
  send(to: string, mail: Mail): Promise<void>;
}

/** One letter for one event. */
export interface SendId {
  eventId: EventId;
  kind: LetterKind | NoticeKind;
}

export interface SendLog {
  /**
   * `mine`: nobody else sends this letter until the lease ends. `sent`: it has gone out.
   * `held`: someone is sending it now, or died doing so; come back later.
   */
  claim(send: SendId, at: Date): Promise<'mine' | 'sent' | 'held'>;
  markSent(send: SendId, at: Date): Promise<void>;
}

export interface NotificationsPorts {
  orders: Orders;
  mailer: Mailer;
  sendLog: SendLog;
  shop: Shop;
  clock: Clock;
}

export interface NoticePorts extends Pick<NotificationsPorts, 'mailer' | 'sendLog' | 'shop' | 'clock'> {
  /** To whom a notice goes and when it happened; undefined once that is forgotten. */
  notices: (noticeId: string) => Promise<{ to: string; locale: NoticeLocale; at: string } | undefined>;
}
