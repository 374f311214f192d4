import { systemClock } from '@loja/kernel/clock.ts';
import { recordAccess, VIEWER_HEADER } from '@loja/platform/access-record.ts';
import { config } from '@loja/platform/config.ts';
import { log } from '@loja/platform/logger.ts';
import { nobody, staffContext } from '@loja/platform/staff.ts';
import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerWithContextResult,
} from 'aws-lambda';
import * as z from 'zod';
import { localKeysUrl } from '#identity/offers.ts';
import { originSecretReader } from '../adapters/origin-secret.ts';
import { staffTokens } from '../adapters/staff-tokens.cognito.ts';
import { opens } from '../domain/same-secret.ts';

const settings = config({
  ORIGIN_SECRET_ARN: z.string(),
  STAFF_POOL_ID: z.string(),
  STAFF_CLIENT_ID: z.string(),
  /** Set on the local AWS only, which serves a pool's keys itself. */
  AWS_ENDPOINT_URL: z.url().optional(),
});
const { STAFF_POOL_ID: poolId, STAFF_CLIENT_ID: clientId, AWS_ENDPOINT_URL: local } = settings;
const keysUrl = localKeysUrl(local, poolId);
const originSecret = originSecretReader(settings.ORIGIN_SECRET_ARN);
const staffWith = staffTokens({ poolId, clientId, keysUrl });

type Answer = APIGatewaySimpleAuthorizerWithContextResult<ReturnType<typeof staffContext>>;

/** Lets in who is staff, and came through the edge like everybody; what they may do there, their groups decide. */
export const handler = async ({ headers, routeKey }: APIGatewayRequestAuthorizerEventV2): Promise<Answer> => {
  const fromEdge = opens(headers?.['x-origin-secret'], await originSecret());
  const staff = fromEdge ? await staffWith(headers?.authorization) : { ok: false as const, code: 'bypass' };
  log.info('staff checked', { route: routeKey, outcome: staff.ok ? 'staff' : staff.code });
  if (staff.ok)
    recordAccess({
      at: systemClock(),
      address: headers?.[VIEWER_HEADER] ?? '',
      account: staff.value.id,
      route: routeKey,
    });
  return { isAuthorized: staff.ok, context: staffContext(staff.ok ? staff.value : nobody) };
};
