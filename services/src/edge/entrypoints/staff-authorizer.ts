import { systemClock } from '@loja/kernel/clock.ts';
import { recordAccess, VIEWER_HEADER } from '@loja/platform/access-record.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { log } from '@loja/platform/logger.ts';
import { staffContext } from '@loja/platform/staff.ts';
import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerWithContextResult,
} from 'aws-lambda';
import * as z from 'zod';
import { localKeysUrl, recogniseStaffBy } from '#identity/offers.ts';
import { originSecretReader } from '../adapters/origin-secret.ts';
import { cookiesIn } from '../domain/request-cookies.ts';
import { opens } from '../domain/same-secret.ts';

const settings = config({
  ORIGIN_SECRET_ARN: z.string(),
  SESSIONS_TABLE: z.string(),
  STAFF_POOL_ID: z.string(),
  STAFF_CLIENT_ID: z.string(),
  /** Set on the local AWS only, which serves a pool's keys itself. */
  AWS_ENDPOINT_URL: z.url().optional(),
});
const { STAFF_POOL_ID: poolId, STAFF_CLIENT_ID: clientId } = settings;
const originSecret = originSecretReader(settings.ORIGIN_SECRET_ARN);
const keysUrl = localKeysUrl(settings.AWS_ENDPOINT_URL, poolId);
const recognise = recogniseStaffBy(new Dynamo(), settings.SESSIONS_TABLE, { poolId, clientId, keysUrl });

/** Says which member of staff comes, of those that the edge sent; the function refuses, by its route's groups. */
export const handler = async (
  event: APIGatewayRequestAuthorizerEventV2,
): Promise<APIGatewaySimpleAuthorizerWithContextResult<Record<string, string>>> => {
  const isAuthorized = opens(event.headers?.['x-origin-secret'], await originSecret());
  const visit = isAuthorized ? await recognise(cookiesIn(event)) : 'anonymous';
  const who = typeof visit === 'string' ? visit : 'staff';
  if (typeof visit !== 'string')
    recordAccess({
      at: systemClock(),
      address: event.headers?.[VIEWER_HEADER] ?? '',
      account: visit.id,
      route: event.routeKey,
    });
  log.info('staff checked', { route: event.routeKey, outcome: isAuthorized ? who : 'bypass' });
  return { isAuthorized, context: staffContext(visit) };
};
