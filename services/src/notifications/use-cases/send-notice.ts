import type { NoticeKind } from '@loja/contracts/http/account-security.ts';
import type { EventId } from '@loja/kernel/ids.ts';
import { NotYet } from '@loja/kernel/not-yet.ts';
import { noticeMail } from '../domain/notice.ts';
import type { NoticePorts } from '../ports.ts';

export interface NoticeOccasion {
  eventId: EventId;
  noticeId: string;
  kind: NoticeKind;
}

/** Once per event, as with every letter. A notice that is forgotten by now has nothing left to say. */
export const sendNotice =
  ({ notices, mailer, sendLog, shop, clock }: NoticePorts) =>
  async ({
    eventId,
    noticeId,
    kind,
  }: NoticeOccasion): Promise<'sent' | 'already_sent' | 'nothing_to_say'> => {
    const claim = await sendLog.claim({ eventId, kind }, clock());
    if (claim === 'sent') return 'already_sent';
    if (claim === 'held') throw new NotYet('another delivery of this event is being sent');
    const notice = await notices(noticeId);
    if (notice) await mailer.send(notice.to, noticeMail(kind, notice.locale, new Date(notice.at), shop));
    await sendLog.markSent({ eventId, kind }, clock());
    return notice ? 'sent' : 'nothing_to_say';
  };
