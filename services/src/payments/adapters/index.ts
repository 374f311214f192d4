import { systemClock } from '@loja/kernel/clock.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import type { SettlingPorts } from '../ports.ts';
import type { NotificationPorts } from '../use-cases/receive-notification.ts';
import { sqsHints } from './hints.sqs.ts';
import { mercadoPago } from './mercado-pago.ts';
import { verifySignature } from './mercado-pago-signature.ts';
import { ordersInProcess } from './orders.in-process.ts';
import { dynamoPaymentStore } from './payment-store.dynamodb.ts';
import { pspSecret } from './psp-secret.ts';
import { loggedWatch } from './watch.ts';
import { stepFunctions } from './workflow.step-functions.ts';

/** What the functions that move money work with. */
export const settlingPorts = (): SettlingPorts => {
  const settings = config({
    PAYMENTS_TABLE: z.string(),
    ORDERS_TABLE: z.string(),
    PSP_BASE_URL: z.url(),
    PSP_SECRET_ARN: z.string(),
  });
  const dynamo = new Dynamo();
  const secret = pspSecret(settings.PSP_SECRET_ARN);
  return {
    store: dynamoPaymentStore(dynamo, settings.PAYMENTS_TABLE),
    orders: ordersInProcess(dynamo, settings.ORDERS_TABLE),
    provider: mercadoPago({
      baseUrl: settings.PSP_BASE_URL,
      accessToken: async () => (await secret()).accessToken,
    }),
    workflow: stepFunctions(),
    watch: loggedWatch,
    clock: systemClock,
  };
};

/** What the webhook works with. */
export const notificationPorts = (): NotificationPorts => {
  const settings = config({ PSP_SECRET_ARN: z.string(), PAYMENT_NOTIFICATIONS_QUEUE_URL: z.url() });
  const secret = pspSecret(settings.PSP_SECRET_ARN);
  return {
    verify: async (notification, now) => verifySignature(notification, (await secret()).webhookSecret, now),
    hints: sqsHints(settings.PAYMENT_NOTIFICATIONS_QUEUE_URL),
    clock: systemClock,
  };
};
