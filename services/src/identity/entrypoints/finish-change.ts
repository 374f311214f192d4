import { envelopeOf } from '@loja/contracts/event.ts';
import { AccountChangeBegun } from '@loja/contracts/events/identity.ts';
import { systemClock } from '@loja/kernel/clock.ts';
import { blindIndexBy } from '@loja/platform/blind-index.ts';
import { config } from '@loja/platform/config.ts';
import { onMessages } from '@loja/platform/consume.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { log } from '@loja/platform/logger.ts';
import * as z from 'zod';
import { begunChanges } from '../adapters/changes.dynamodb.ts';
import { cognitoDirectory } from '../adapters/directory.cognito.ts';
import { dynamoSessions } from '../adapters/sessions.dynamodb.ts';
import { finishChange } from '../use-cases/account-change.ts';

const settings = config({
  SESSIONS_TABLE: z.string(),
  SHOPPER_POOL_ID: z.string(),
  BLIND_INDEX_SECRET_ARN: z.string(),
});
const dynamo = new Dynamo();
const index = blindIndexBy(settings.BLIND_INDEX_SECRET_ARN);
const finish = finishChange({
  sessions: dynamoSessions(dynamo, settings.SESSIONS_TABLE, systemClock),
  changes: begunChanges(dynamo, settings.SESSIONS_TABLE, systemClock),
  directory: cognitoDirectory(settings.SHOPPER_POOL_ID),
  emailIndex: (email) => index('email', email),
  clock: systemClock,
});
const Message = z.object({ detail: envelopeOf(AccountChangeBegun) });

export const handler = onMessages(Message, async ({ detail: { id: eventId, data } }) => {
  log.info('account change', { outcome: await finish(data.noticeId), eventId });
});
