import { systemClock } from '@loja/kernel/clock.ts';
import { config } from '@loja/platform/config.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { ProviderPorts } from '../ports.ts';
import { dynamoPaymentStore } from './payment-store.dynamodb.ts';
import { chosenProvider, PspAdapter } from './provider-choice.ts';
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
  const { PSP_ADAPTER: adapter } = config({ PSP_ADAPTER: PspAdapter });
  return {
    store: dynamoPaymentStore(dynamo, table),
    provider: chosenProvider({ adapter, baseUrl: pspBaseUrl, secretArn: pspSecretArn, clock: systemClock }),
    watch: loggedWatch,
    clock: systemClock,
  };
};
