import { systemClock } from '@loja/kernel/clock.ts';
import { recordAccess } from '@loja/platform/access-record.ts';
import { blindIndexBy } from '@loja/platform/blind-index.ts';
import { awsRegion, config } from '@loja/platform/config.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import { log } from '@loja/platform/logger.ts';
import { countMetric } from '@loja/platform/metrics.ts';
import { sealerByKms } from '@loja/platform/sealed.ts';
import { secretReader } from '@loja/platform/secrets.ts';
import * as z from 'zod';
import { mergeCarts } from '#cart/offers.ts';
import { shop } from '../../../../shop.config.ts';
import { isCommonPassword } from '../domain/common-password.ts';
import type { PoolRules } from '../domain/pool.ts';
import type { IdentityPorts } from '../ports.ts';
import { cognitoAccounts } from './accounts.cognito.ts';
import { dynamoChanges } from './changes.dynamodb.ts';
import { cognitoCalls } from './cognito-calls.ts';
import { dynamoNotices } from './notices.dynamodb.ts';
import { dynamoSessions } from './sessions.dynamodb.ts';

const Settings = {
  SESSIONS_TABLE: z.string(),
  SESSIONS_KEY_ARN: z.string(),
  BLIND_INDEX_SECRET_ARN: z.string(),
  /** Of the pool whose people have carts. */
  CARTS_TABLE: z.string().optional(),
  CLIENT_ID: z.string(),
  CLIENT_SECRET_ARN: z.string(),
  /** Set on the local AWS only. */
  AWS_ENDPOINT_URL: z.url().optional(),
};

/** What the door of one pool works with; whose, the function's settings say. */
export const identityPorts = (dynamo: Dynamo, rules: PoolRules): IdentityPorts => {
  const settings = config(Settings);
  const secret = secretReader(settings.CLIENT_SECRET_ARN, z.object({ value: z.string() }));
  const index = blindIndexBy(settings.BLIND_INDEX_SECRET_ARN);
  const sealer = sealerByKms('sessions', settings.SESSIONS_KEY_ARN);
  return {
    rules,
    accounts: cognitoAccounts(
      cognitoCalls({
        endpoint: settings.AWS_ENDPOINT_URL ?? `https://cognito-idp.${awsRegion()}.amazonaws.com`,
        clientId: settings.CLIENT_ID,
        clientSecret: async () => (await secret()).value,
      }),
    ),
    sessions: dynamoSessions(dynamo, settings.SESSIONS_TABLE, systemClock),
    notices: dynamoNotices(dynamo, settings.SESSIONS_TABLE, sealer, systemClock),
    changes: dynamoChanges(dynamo, settings.SESSIONS_TABLE, sealer, systemClock),
    sealer,
    emailIndex: (email) => index('email', email),
    isCommonPassword,
    ...(settings.CARTS_TABLE ? { mergeCarts: mergeCarts(dynamo, settings.CARTS_TABLE) } : {}),
    shopName: shop.name,
    recordAccess: (access) => recordAccess({ at: systemClock(), ...access }),
    noticeTheft: (subject) => {
      const whose = rules.pool === 'staff' ? { staffId: subject } : { customerId: subject };
      log.warn('a former secret of a session was shown', whose);
      countMetric('SessionsStolen');
    },
    clock: systemClock,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
};
