import { config } from '@loja/platform/config.ts';
import { log } from '@loja/platform/logger.ts';
import { secretReader } from '@loja/platform/secrets.ts';
import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerResult } from 'aws-lambda';
import * as z from 'zod';
import { opens } from '../domain/same-secret.ts';

const { ORIGIN_SECRET_ARN } = config({ ORIGIN_SECRET_ARN: z.string() });
const originSecret = secretReader(
  ORIGIN_SECRET_ARN,
  z.object({ value: z.string().min(32), previous: z.string().min(32).optional() }),
);

/** Lets in what the edge sent, so that its firewall, limits and headers cannot be walked around. */
export const handler = async ({
  headers,
  routeKey,
}: APIGatewayRequestAuthorizerEventV2): Promise<APIGatewaySimpleAuthorizerResult> => {
  const isAuthorized = opens(headers?.['x-origin-secret'], await originSecret());
  log.info('origin checked', { route: routeKey, outcome: isAuthorized ? 'edge' : 'bypass' });
  return { isAuthorized };
};
