import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { type Staff, staffOfGroups } from '@loja/platform/staff.ts';
import { accessTokens, type FetchKeys, type TokenPool } from '#identity/offers.ts';

export type TokenRefusal = 'no_token' | 'token_expired' | 'token_invalid';

const bearerIn = (authorization: string | undefined): string | undefined =>
  /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];

/** Reads `Authorization: Bearer …`: an access token of the staff pool. */
export const staffTokens = (pool: TokenPool, fetchKeys?: FetchKeys) => {
  const verify = accessTokens(pool, fetchKeys);
  return async (authorization: string | undefined): Promise<Result<Staff, TokenRefusal>> => {
    const token = bearerIn(authorization);
    if (token === undefined) return fail('no_token');
    const claims = await verify(token);
    return claims.ok ? ok(staffOfGroups(claims.value.subject, claims.value.groups)) : claims;
  };
};
