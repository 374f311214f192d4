import { systemClock } from '@loja/kernel/clock.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import type { ProviderPorts, SettlingPorts } from '../ports.ts';
import type { NotificationPorts } from '../use-cases/receive-notification.ts';
import { sqsHints } from './hints.sqs.ts';
import { verifySignature } from './mercado-pago-signature.ts';
import { ordersInProcess } from './orders.in-process.ts';
import { providerPorts } from './provider-access.ts';
import { pspSecret } from './psp-secret.ts';
import { stepFunctions } from './workflow.step-functions.ts';

const text = z.string().min(1);
const ofProvider = { PAYMENTS_TABLE: text, PSP_BASE_URL: z.url(), PSP_SECRET_ARN: text };

/** What the functions that move money work with; `calls` counts requests to the store. */
export const settlingPorts = (): SettlingPorts & { calls: () => number } => {
  const settings = config({ ...ofProvider, ORDERS_TABLE: text });
  const dynamo = new Dynamo();
  const access = {
    dynamo,
    table: settings.PAYMENTS_TABLE,
    pspBaseUrl: settings.PSP_BASE_URL,
    pspSecretArn: settings.PSP_SECRET_ARN,
  };
  return {
    ...providerPorts(access),
    orders: ordersInProcess(dynamo, settings.ORDERS_TABLE),
    workflow: stepFunctions(),
    calls: () => dynamo.calls,
  };
};

/** What returning money works with. */
export const refundingPorts = (): ProviderPorts => {
  const settings = config(ofProvider);
  return providerPorts({
    dynamo: new Dynamo(),
    table: settings.PAYMENTS_TABLE,
    pspBaseUrl: settings.PSP_BASE_URL,
    pspSecretArn: settings.PSP_SECRET_ARN,
  });
};

export const pixExpirySeconds = (): number =>
  config({ PIX_EXPIRY_SECONDS: z.coerce.number().int().positive() }).PIX_EXPIRY_SECONDS;

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
