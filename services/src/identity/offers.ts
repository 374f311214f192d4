import { systemClock } from '@loja/kernel/clock.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import * as tokens from './adapters/access-tokens.cognito.ts';
import * as notices from './adapters/notices.dynamodb.ts';
import { dynamoSessions } from './adapters/sessions.dynamodb.ts';
import * as pools from './domain/pool.ts';
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
