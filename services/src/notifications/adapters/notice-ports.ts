import { systemClock } from '@loja/kernel/clock.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerByKms } from '@loja/platform/sealed.ts';
import * as z from 'zod';
import { noticeBy } from '#identity/offers.ts';
import { shop } from '../../../../shop.config.ts';
import type { NoticePorts } from '../ports.ts';
import { sesMailer } from './mailer.ses.ts';
import { dynamoSendLog } from './send-log.dynamodb.ts';

/** What the function that writes to owners of accounts works with. */
export const noticePorts = (): NoticePorts => {
  const settings = config({
    SESSIONS_TABLE: z.string(),
    SESSIONS_KEY_ARN: z.string(),
    NOTIFICATIONS_TABLE: z.string(),
    EMAIL_FROM: z.string(),
  });
  const dynamo = new Dynamo();
  return {
    notices: noticeBy(dynamo, settings.SESSIONS_TABLE, sealerByKms('sessions', settings.SESSIONS_KEY_ARN)),
    mailer: sesMailer(settings.EMAIL_FROM, shop.contact.email),
    sendLog: dynamoSendLog(dynamo, settings.NOTIFICATIONS_TABLE),
    shop,
    clock: systemClock,
  };
};
