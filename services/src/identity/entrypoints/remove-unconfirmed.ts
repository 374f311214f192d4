import { systemClock } from '@loja/kernel/clock.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { log } from '@loja/platform/logger.ts';
import * as z from 'zod';
import { cognitoDirectory } from '../adapters/directory.cognito.ts';
import { dynamoSessions } from '../adapters/sessions.dynamodb.ts';
import { removeUnconfirmed } from '../use-cases/remove-unconfirmed.ts';

const settings = config({ SESSIONS_TABLE: z.string(), SHOPPER_POOL_ID: z.string() });
const remove = removeUnconfirmed({
  sessions: dynamoSessions(new Dynamo(), settings.SESSIONS_TABLE, systemClock),
  directory: cognitoDirectory(settings.SHOPPER_POOL_ID),
  clock: systemClock,
});

export const handler = async (): Promise<void> => {
  log.info('unconfirmed accounts removed', { count: await remove() });
};
