import { systemClock } from '@loja/kernel/clock.ts';
import type { CustomerId } from '@loja/kernel/ids.ts';
import { awsRegion, config } from '@loja/platform/config.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import * as tokens from './adapters/access-tokens.cognito.ts';
import { accountsOfOwner } from './adapters/accounts-of-owner.cognito.ts';
import { cognitoCalls } from './adapters/cognito-calls.ts';
import * as notices from './adapters/notices.dynamodb.ts';
import * as owners from './adapters/owner-data.dynamodb.ts';
import { cognitoRoster } from './adapters/roster.cognito.ts';
import * as kept from './adapters/sessions.dynamodb.ts';
import * as pools from './domain/pool.ts';
import { isFresh } from './domain/session.ts';
import { dropCookies } from './domain/session-cookie.ts';
import { askerIn } from './use-cases/answers.ts';
import * as recognition from './use-cases/recognise.ts';
import { recogniseStaff } from './use-cases/recognise-staff.ts';

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
    sessions: kept.dynamoSessions(dynamo, table, systemClock),
    verify: accessTokens(pool),
    clock: systemClock,
  });

/** Which member of staff shows these cookies, and in which groups now: one read of `table`, and the pool is asked. */
export const recogniseStaffBy = (dynamo: Dynamo, table: string, pool: TokenPool) =>
  recogniseStaff({
    rules: pools.staff,
    sessions: kept.dynamoSessions(dynamo, table, systemClock),
    verify: accessTokens(pool),
    roster: cognitoRoster(pool.poolId),
    clock: systemClock,
  });

/** To whom a letter to an account's owner goes, for who writes it. */
export const noticeBy = notices.noticeBy;

/** Who asks on a route for customers, and the access token of theirs. */
export const askerOfShop = askerIn(pools.shoppers);

// What the owner's token opens needs no proof of the client.
const callsByAccess = () => {
  const { AWS_ENDPOINT_URL } = config({ AWS_ENDPOINT_URL: z.url().optional() });
  return cognitoCalls({
    endpoint: AWS_ENDPOINT_URL ?? `https://cognito-idp.${awsRegion()}.amazonaws.com`,
    clientId: '',
    clientSecret: () => Promise.reject(new Error('no secret is needed')),
  });
};

/** The account's own address and language, asked of the pool by its owner's token. */
export const personByAccess = () => accountsOfOwner(callsByAccess()).person;

/** Whether the password was shown recently enough for what cannot be undone. */
export const isFreshInShop = (authTime: number, now: number): boolean =>
  isFresh({ authTime }, now, pools.shoppers);

/** For who writes in one transaction with what it tells of. */
export const noticeWrites = notices.noticeWrites;

/** For the transaction that closes an account: nobody signs in to it from then on. */
export const departedWrite = (table: string, id: CustomerId, now: Date) =>
  kept.departedWrite(table, { pool: 'shoppers', subject: id }, now);

/** Ends every session of a customer, each with its next request; what the pool handed out ends with the person there. */
export const endSessionsOf = async (dynamo: Dynamo, table: string, id: CustomerId): Promise<void> => {
  const sessions = kept.dynamoSessions(dynamo, table, systemClock);
  const standing = await sessions.of({ pool: 'shoppers', subject: id });
  await Promise.all(standing.map((session) => sessions.end(session)));
};

/** The cookies of a browser whose session is no more. */
export const goodbyeCookies = (): string[] => [...dropCookies(pools.shoppers)];

/** What is kept of where a customer is signed in: one read. */
export const personalDataOf = (dynamo: Dynamo, table: string, id: CustomerId) =>
  owners.sessionsShown(dynamo, table, { pool: 'shoppers', subject: id });
