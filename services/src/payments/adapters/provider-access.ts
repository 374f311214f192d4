import { systemClock } from '@loja/kernel/clock.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { ProviderPorts } from '../ports.ts';
import { mercadoPago } from './mercado-pago.ts';
import { dynamoPaymentStore } from './payment-store.dynamodb.ts';
import { pspSecret } from './psp-secret.ts';
import { loggedWatch } from './watch.ts';

export interface ProviderAccess {
  dynamo: Dynamo;
  /** PAYMENTS_TABLE. */
  table: string;
  /** PSP_BASE_URL. */
  pspBaseUrl: string;
  /** PSP_SECRET_ARN. */
  pspSecretArn: string;
}

/** What asks the provider and keeps its answers. */
export const providerPorts = ({ dynamo, table, pspBaseUrl, pspSecretArn }: ProviderAccess): ProviderPorts => {
  const secret = pspSecret(pspSecretArn);
  return {
    store: dynamoPaymentStore(dynamo, table),
    provider: mercadoPago({ baseUrl: pspBaseUrl, accessToken: async () => (await secret()).accessToken }),
    watch: loggedWatch,
    clock: systemClock,
  };
};
