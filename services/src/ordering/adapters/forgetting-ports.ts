import { systemClock } from '@loja/kernel/clock.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerByKms } from '@loja/platform/sealed.ts';
import * as z from 'zod';
import type { Forgetting } from '../ports.ts';
import type { ForgettingPorts } from '../use-cases/forget-customer.ts';
import { forgettingInDynamo } from './forgetting.dynamodb.ts';
import { openPerson } from './people.sealed.ts';

/** What forgetting a customer needs: it opens who bought, and seals what the law has the shop keep. */
export const forgettingPorts = (): ForgettingPorts => {
  const settings = config({
    ORDERS_TABLE: z.string(),
    CUSTOMERS_KEY_ARN: z.string(),
    FISCAL_KEY_ARN: z.string(),
  });
  const persons = sealerByKms('customers', settings.CUSTOMERS_KEY_ARN);
  const fiscal = sealerByKms('fiscal', settings.FISCAL_KEY_ARN);
  return {
    forgetting: forgettingInDynamo(new Dynamo(), settings.ORDERS_TABLE, fiscal, systemClock),
    people: { open: (order) => openPerson(persons, order) },
  };
};

/** What the clock's work needs: it opens nobody. */
export const oldOrdersPorts = (): Forgetting => {
  const settings = config({ ORDERS_TABLE: z.string(), FISCAL_KEY_ARN: z.string() });
  const fiscal = sealerByKms('fiscal', settings.FISCAL_KEY_ARN);
  return forgettingInDynamo(new Dynamo(), settings.ORDERS_TABLE, fiscal, systemClock);
};
