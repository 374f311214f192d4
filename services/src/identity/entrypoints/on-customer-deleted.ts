import { CustomerDeleted } from '@loja/contracts/events/customers.ts';
import { systemClock } from '@loja/kernel/clock.ts';
import { blindIndexBy } from '@loja/platform/blind-index.ts';
import { config } from '@loja/platform/config.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { log } from '@loja/platform/logger.ts';
import * as z from 'zod';
import { cognitoDirectory } from '../adapters/directory.cognito.ts';
import { dynamoSessions } from '../adapters/sessions.dynamodb.ts';
import { shoppers } from '../domain/pool.ts';
import { forgetCustomer } from '../use-cases/forget-customer.ts';

const settings = config({
  SESSIONS_TABLE: z.string(),
  SHOPPER_POOL_ID: z.string(),
  BLIND_INDEX_SECRET_ARN: z.string(),
});
const index = blindIndexBy(settings.BLIND_INDEX_SECRET_ARN);
const forget = forgetCustomer({
  rules: shoppers,
  sessions: dynamoSessions(new Dynamo(), settings.SESSIONS_TABLE, systemClock),
  directory: cognitoDirectory(settings.SHOPPER_POOL_ID),
  emailIndex: (email) => index('email', email),
});

export const handler = onEvent(CustomerDeleted, async ({ data: { customerId } }) => {
  log.info('customer forgotten', { customerId, count: await forget(customerId) });
});
