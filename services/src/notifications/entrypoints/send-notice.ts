import { envelopeOf } from '@loja/contracts/event.ts';
import { AccountNoticeIssued } from '@loja/contracts/events/identity.ts';
import { onMessages } from '@loja/platform/consume.ts';
import { log } from '@loja/platform/logger.ts';
import * as z from 'zod';
import { noticePorts } from '../adapters/notice-ports.ts';
import { sendNotice } from '../use-cases/send-notice.ts';

const send = sendNotice(noticePorts());
const Message = z.object({ detail: envelopeOf(AccountNoticeIssued) });

export const handler = onMessages(Message, async ({ detail: { id: eventId, data } }) => {
  const outcome = await send({ eventId, ...data });
  log.info('notice', { outcome, event: data.kind, eventId });
});
