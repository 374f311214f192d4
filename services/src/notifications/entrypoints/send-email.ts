import { onMessages } from '@loja/platform/consume.ts';
import { log } from '@loja/platform/logger.ts';
import { BusMessage } from '../adapters/bus-message.ts';
import { notificationsPorts } from '../adapters/index.ts';
import { sendEmail } from '../use-cases/send-email.ts';

const send = sendEmail(notificationsPorts());

export const handler = onMessages(BusMessage, async (occasion) => {
  const outcome = await send(occasion);
  log.info('email', { outcome, event: occasion.kind, eventId: occasion.eventId, orderId: occasion.orderId });
});
