import { systemClock } from '@loja/kernel/clock.ts';
import { awsRegion, config } from '@loja/platform/config.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import * as tokens from './adapters/access-tokens.cognito.ts';
import { accountsOfOwner } from './adapters/accounts-of-owner.cognito.ts';
import { cognitoCalls } from './adapters/cognito-calls.ts';
import * as notices from './adapters/notices.dynamodb.ts';
import { dynamoSessions } from './adapters/sessions.dynamodb.ts';
import * as pools from './domain/pool.ts';
import { askerIn } from './use-cases/answers.ts';
import * as recognition from './use-cases/recognise.ts';

export type PoolRules = pools.PoolRules;
export type Recognised = recognition.Recognised;
export type TokenPool = tokens.TokenPool;
export type FetchKeys = tokens.FetchKeys;

/** How the sessions of each pool last and what their cookies are called. */
export const { shoppers, staff } = pools;

/** The one check of access tokens, for whichever pool. */
export const accessTokens = tokens.accessTokens;
export const localKeysUrl = tokens.localKeysUrl;

/** Who shows these cookies, for authorizers: one read of `table` at most. */
export const recogniseBy = (dynamo: Dynamo, table: string, rules: PoolRules, pool: TokenPool) =>
  recognition.recognise({
    rules,
    sessions: dynamoSessions(dynamo, table, systemClock),
    verify: accessTokens(pool),
    clock: systemClock,
  });

/** To whom a letter to an account's owner goes, for who writes it. */
export const noticeBy = notices.noticeBy;

/** Who asks on a route for customers, and the access token of theirs. */
export const askerOfShop = askerIn(pools.shoppers);

/** The account's own address and language, asked of the pool by its owner's token. */
export const personByAccess = () => {
  const { AWS_ENDPOINT_URL } = config({ AWS_ENDPOINT_URL: z.url().optional() });
  // What the owner's token opens needs no proof of the client.
  return accountsOfOwner(
    cognitoCalls({
      endpoint: AWS_ENDPOINT_URL ?? `https://cognito-idp.${awsRegion()}.amazonaws.com`,
      clientId: '',
      clientSecret: () => Promise.reject(new Error('no secret is needed')),
    }),
  ).person;
};
