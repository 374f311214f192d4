import { config } from '@loja/platform/config.ts';
import { log } from '@loja/platform/logger.ts';
import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerResult } from 'aws-lambda';
import * as z from 'zod';
import { originSecretReader } from '../adapters/origin-secret.ts';
import { opens } from '../domain/same-secret.ts';

const originSecret = originSecretReader(config({ ORIGIN_SECRET_ARN: z.string() }).ORIGIN_SECRET_ARN);

/** Lets in what the edge sent, so that its firewall, limits and headers cannot be walked around. */
export const handler = async ({
  headers,
  routeKey,
}: APIGatewayRequestAuthorizerEventV2): Promise<APIGatewaySimpleAuthorizerResult> => {
  const isAuthorized = opens(headers?.['x-origin-secret'], await originSecret());
  log.info('origin checked', { route: routeKey, outcome: isAuthorized ? 'edge' : 'bypass' });
  return { isAuthorized };
};
