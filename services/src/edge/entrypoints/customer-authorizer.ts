import { systemClock } from '@loja/kernel/clock.ts';
import { CustomerId } from '@loja/kernel/ids.ts';
import { recordAccess, VIEWER_HEADER } from '@loja/platform/access-record.ts';
import { config } from '@loja/platform/config.ts';
import { customerContext, type Visit } from '@loja/platform/customer.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { log } from '@loja/platform/logger.ts';
import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerWithContextResult,
} from 'aws-lambda';
import * as z from 'zod';
import { localKeysUrl, type Recognised, recogniseBy, shoppers } from '#identity/offers.ts';
import { originSecretReader } from '../adapters/origin-secret.ts';
import { cookiesIn } from '../domain/request-cookies.ts';
import { opens } from '../domain/same-secret.ts';

const settings = config({
  ORIGIN_SECRET_ARN: z.string(),
  SESSIONS_TABLE: z.string(),
  SHOPPER_POOL_ID: z.string(),
  SHOPPER_CLIENT_ID: z.string(),
  /** Set on the local AWS only, which serves a pool's keys itself. */
  AWS_ENDPOINT_URL: z.url().optional(),
});
const { SHOPPER_POOL_ID: poolId, SHOPPER_CLIENT_ID: clientId } = settings;
const originSecret = originSecretReader(settings.ORIGIN_SECRET_ARN);
const keysUrl = localKeysUrl(settings.AWS_ENDPOINT_URL, poolId);
const recognise = recogniseBy(new Dynamo(), settings.SESSIONS_TABLE, shoppers, { poolId, clientId, keysUrl });

const visitOf = (found: Recognised | 'stale' | 'anonymous'): Visit =>
  typeof found === 'string'
    ? found
    : {
        id: CustomerId.parse(found.session.subject),
        session: found.session.key,
        authTime: found.session.authTime,
      };

/**
 * Says who comes, of those that the edge sent. It turns nobody away for want of a session: API Gateway would answer 403,
 * in place of which the distribution shows a page. The function refuses, by its route's audience (`platform/http.ts`).
 */
export const handler = async (
  event: APIGatewayRequestAuthorizerEventV2,
): Promise<APIGatewaySimpleAuthorizerWithContextResult<Record<string, string>>> => {
  const isAuthorized = opens(event.headers?.['x-origin-secret'], await originSecret());
  const visit = isAuthorized ? visitOf(await recognise(cookiesIn(event))) : 'anonymous';
  const who = typeof visit === 'string' ? visit : 'customer';
  if (typeof visit !== 'string')
    recordAccess({
      at: systemClock(),
      address: event.headers?.[VIEWER_HEADER] ?? '',
      account: visit.id,
      route: event.routeKey,
    });
  log.info('visitor checked', { route: event.routeKey, outcome: isAuthorized ? who : 'bypass' });
  return { isAuthorized, context: customerContext(visit) };
};
