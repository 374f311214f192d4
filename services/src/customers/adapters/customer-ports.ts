import { systemClock } from '@loja/kernel/clock.ts';
import { newAddressId } from '@loja/kernel/ids.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerByKms } from '@loja/platform/sealed.ts';
import * as z from 'zod';
import { personByAccess } from '#identity/offers.ts';
import type { CustomerPorts } from '../ports.ts';
import { addressesInDynamo } from './addresses.dynamodb.ts';
import { consentsInDynamo } from './consents.dynamodb.ts';
import { CUSTOMERS } from './customer-rows.ts';
import { profilesInDynamo } from './profiles.dynamodb.ts';

/** What the pages of an account need; `calls` counts requests to the store. */
export const customerPorts = (): { ports: CustomerPorts; calls: () => number } => {
  const settings = config({ CUSTOMERS_TABLE: z.string(), CUSTOMERS_KEY_ARN: z.string() });
  const dynamo = new Dynamo();
  const table = settings.CUSTOMERS_TABLE;
  const sealer = sealerByKms(CUSTOMERS, settings.CUSTOMERS_KEY_ARN);
  const personBy = personByAccess();
  return {
    calls: () => dynamo.calls,
    ports: {
      profiles: profilesInDynamo(dynamo, table, sealer, systemClock),
      addresses: addressesInDynamo(dynamo, table, sealer, systemClock),
      consents: consentsInDynamo(dynamo, table),
      emailOf: async (access) => (await personBy(access)).email,
      newAddressId,
      clock: systemClock,
    },
  };
};

/** What noting a consent needs. */
export const consentPorts = (): Pick<CustomerPorts, 'consents'> => ({
  consents: consentsInDynamo(new Dynamo(), config({ CUSTOMERS_TABLE: z.string() }).CUSTOMERS_TABLE),
});
