import { systemClock } from '@loja/kernel/clock.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerByKms } from '@loja/platform/sealed.ts';
import * as z from 'zod';
import { limiterBy } from '#limits/offers.ts';
import type { ProviderPorts, RequestingPorts, SettlingPorts } from '../ports.ts';
import type { PayingPorts } from '../use-cases/pay-order.ts';
import type { NotificationPorts } from '../use-cases/receive-notification.ts';
import { cardTriesBy } from './card-tries.limits.ts';
import { sqsHints } from './hints.sqs.ts';
import { verifySignature } from './mercado-pago-signature.ts';
import { collectablesInProcess, ordersInProcess } from './orders.in-process.ts';
import { dynamoPaymentStore } from './payment-store.dynamodb.ts';
import { type ProviderAccess, providerPorts } from './provider-access.ts';
import { pspSecret } from './psp-secret.ts';
import { stepFunctions } from './workflow.step-functions.ts';

const text = z.string().min(1);
const ofProvider = { PAYMENTS_TABLE: text, PSP_BASE_URL: z.url(), PSP_SECRET_ARN: text };

const accessOf = (
  dynamo: Dynamo,
  settings: { [Name in keyof typeof ofProvider]: string },
): ProviderAccess => ({
  dynamo,
  table: settings.PAYMENTS_TABLE,
  pspBaseUrl: settings.PSP_BASE_URL,
  pspSecretArn: settings.PSP_SECRET_ARN,
});

const ofPayers = { ORDERS_TABLE: text, CUSTOMERS_KEY_ARN: text };

const collectablesOf = (dynamo: Dynamo, settings: { [Name in keyof typeof ofPayers]: string }) =>
  collectablesInProcess(dynamo, settings.ORDERS_TABLE, sealerByKms('customers', settings.CUSTOMERS_KEY_ARN));

/** What paying at the shopper's wish works with; `calls` counts requests to the store. */
export const payingPorts = (): { ports: PayingPorts; calls: () => number } => {
  const settings = config({ ...ofProvider, ...ofPayers });
  const dynamo = new Dynamo();
  const orders = ordersInProcess(dynamo, settings.ORDERS_TABLE);
  const collectables = collectablesOf(dynamo, settings);
  return {
    ports: {
      ...providerPorts(accessOf(dynamo, settings)),
      orders,
      collectables,
      cardTries: cardTriesBy(limiterBy(dynamo)),
    },
    calls: () => dynamo.calls,
  };
};

/** What the workflow's step that asks for money works with. */
export const requestingPorts = (): RequestingPorts => {
  const settings = config({ ...ofProvider, ...ofPayers });
  const dynamo = new Dynamo();
  return {
    ...providerPorts(accessOf(dynamo, settings)),
    collectables: collectablesOf(dynamo, settings),
    workflow: stepFunctions(),
  };
};

/** What notes money that came works with; it never learns whose. */
export const settlingPorts = (): SettlingPorts => {
  const settings = config({ ...ofProvider, ORDERS_TABLE: text });
  const dynamo = new Dynamo();
  return {
    ...providerPorts(accessOf(dynamo, settings)),
    orders: ordersInProcess(dynamo, settings.ORDERS_TABLE),
    workflow: stepFunctions(),
  };
};

/** What returning money works with. */
export const refundingPorts = (): ProviderPorts => providerPorts(accessOf(new Dynamo(), config(ofProvider)));

/** What forgetting who paid works with: it asks no provider. */
export const forgettingPorts = (): Pick<ProviderPorts, 'store' | 'clock'> => ({
  store: dynamoPaymentStore(new Dynamo(), config({ PAYMENTS_TABLE: text }).PAYMENTS_TABLE),
  clock: systemClock,
});

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
