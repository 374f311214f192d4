import { systemClock } from '@loja/kernel/clock.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerByKms } from '@loja/platform/sealed.ts';
import * as z from 'zod';
import { shop } from '../../../../shop.config.ts';
import type { NotificationsPorts } from '../ports.ts';
import { sesMailer } from './mailer.ses.ts';
import { ordersInProcess } from './orders.in-process.ts';
import { dynamoSendLog } from './send-log.dynamodb.ts';

/** What the function that sends letters works with. */
export const notificationsPorts = (): NotificationsPorts => {
  const settings = config({
    ORDERS_TABLE: z.string(),
    PAYMENTS_TABLE: z.string(),
    NOTIFICATIONS_TABLE: z.string(),
    CUSTOMERS_KEY_ARN: z.string(),
    SHOP_URL: z.url(),
    EMAIL_FROM: z.string(),
  });
  const dynamo = new Dynamo();
  return {
    orders: ordersInProcess(
      dynamo,
      { orders: settings.ORDERS_TABLE, payments: settings.PAYMENTS_TABLE },
      sealerByKms('customers', settings.CUSTOMERS_KEY_ARN),
      settings.SHOP_URL,
    ),
    mailer: sesMailer(settings.EMAIL_FROM, shop.contact.email),
    sendLog: dynamoSendLog(dynamo, settings.NOTIFICATIONS_TABLE),
    shop,
    clock: systemClock,
  };
};
