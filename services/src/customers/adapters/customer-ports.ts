import { systemClock } from '@loja/kernel/clock.ts';
import { newAddressId } from '@loja/kernel/ids.ts';
import { blindIndexBy } from '@loja/platform/blind-index.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerByKms } from '@loja/platform/sealed.ts';
import * as z from 'zod';
import { isFreshInShop, noticeWrites, personByAccess } from '#identity/offers.ts';
import type { CustomerPorts, Departures } from '../ports.ts';
import { addressesInDynamo } from './addresses.dynamodb.ts';
import { consentsInDynamo } from './consents.dynamodb.ts';
import { departuresInDynamo, forgetLapsedRows, forgetRows } from './departures.dynamodb.ts';
import { otherDataInProcess } from './other-data.in-process.ts';
import { profilesInDynamo } from './profiles.dynamodb.ts';

const name = z.string().min(1);

const Settings = {
  CUSTOMERS_TABLE: name,
  SESSIONS_TABLE: name,
  ORDERS_TABLE: name,
  PAYMENTS_TABLE: name,
  CARTS_TABLE: name,
  CUSTOMERS_KEY_ARN: name,
  SESSIONS_KEY_ARN: name,
  BLIND_INDEX_SECRET_ARN: name,
};

const tableSetting = { CUSTOMERS_TABLE: name };

/** What the pages of an account need; `calls` counts requests to the store. */
export const customerPorts = (): { ports: CustomerPorts; calls: () => number } => {
  const settings = config(Settings);
  const dynamo = new Dynamo();
  const { CUSTOMERS_TABLE: customers, SESSIONS_TABLE: sessions } = settings;
  const persons = sealerByKms('customers', settings.CUSTOMERS_KEY_ARN);
  const letters = sealerByKms('sessions', settings.SESSIONS_KEY_ARN);
  const index = blindIndexBy(settings.BLIND_INDEX_SECRET_ARN);
  const clock = systemClock;
  const others = {
    sessions,
    orders: settings.ORDERS_TABLE,
    payments: settings.PAYMENTS_TABLE,
    carts: settings.CARTS_TABLE,
  };
  return {
    calls: () => dynamo.calls,
    ports: {
      profiles: profilesInDynamo(dynamo, customers, persons, clock),
      addresses: addressesInDynamo(dynamo, customers, persons, clock),
      consents: consentsInDynamo(dynamo, customers),
      departures: departuresInDynamo(
        dynamo,
        { customers, sessions, orders: others.orders },
        { letters, index, clock },
      ),
      others: otherDataInProcess(dynamo, others, { persons, index }),
      personOf: personByAccess(),
      isFresh: isFreshInShop,
      issueNotice: async (kind, { email: to, locale }) => {
        const notice = { kind, to, locale };
        const written = await dynamo.transact(await noticeWrites(sessions, letters, notice, clock()));
        if (!written.ok) throw new Error('a notice was refused');
      },
      newAddressId,
      clock,
    },
  };
};

/** What noting a consent needs. */
export const consentPorts = (): Pick<CustomerPorts, 'consents'> => ({
  consents: consentsInDynamo(new Dynamo(), config(tableSetting).CUSTOMERS_TABLE),
});

/** What taking away an account that was never confirmed needs. */
export const forgetLapsedPort = () => forgetLapsedRows(new Dynamo(), config(tableSetting).CUSTOMERS_TABLE);

/** What taking away the rest of a customer needs. */
export const forgetPort = (): Departures['forget'] =>
  forgetRows(new Dynamo(), config(tableSetting).CUSTOMERS_TABLE, systemClock);
