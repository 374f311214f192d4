import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { type Staff, staffOfGroups } from '@loja/platform/staff.ts';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwtBaseError, JwtExpiredError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';

export interface StaffPool {
  poolId: string;
  /** Tokens that other clients of the pool were given are refused. */
  clientId: string;
  /** Where the pool's public keys are, unless at their place on AWS. */
  keysUrl?: string | undefined;
}

export type TokenRefusal = 'no_token' | 'token_expired' | 'token_invalid';
export type FetchKeys = (url: string) => Promise<ArrayBuffer>;

/** A pool answers within milliseconds or not at all. */
const KEYS_TIMEOUT_MS = 3_000;

const download: FetchKeys = async (url) => {
  const response = await fetch(url, { signal: AbortSignal.timeout(KEYS_TIMEOUT_MS) });
  if (!response.ok) throw new FetchError(url, `status ${response.status}`);
  return response.arrayBuffer();
};

/** What is wrong with the token; throws what is not the token's fault. */
const refusalOf = (error: unknown) => {
  if (!(error instanceof JwtBaseError) || error instanceof FetchError) throw error;
  return fail(error instanceof JwtExpiredError ? 'token_expired' : 'token_invalid', error.message);
};

const bearerIn = (authorization: string | undefined): string | undefined =>
  /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];

/**
 * Reads `Authorization: Bearer …`: an access token of the pool, signed by it with an asymmetric algorithm, not expired.
 * Throws when the keys cannot be had: that is no fault of the caller's.
 */
export const staffTokens = ({ poolId, clientId, keysUrl }: StaffPool, fetchKeys: FetchKeys = download) => {
  const fetcher = { fetch: (uri: string) => fetchKeys(keysUrl ?? uri) };
  const verifier = CognitoJwtVerifier.create(
    { userPoolId: poolId, clientId, tokenUse: 'access' },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  return async (authorization: string | undefined): Promise<Result<Staff, TokenRefusal>> => {
    const token = bearerIn(authorization);
    if (token === undefined) return fail('no_token');
    try {
      const { sub, 'cognito:groups': groups = [] } = await verifier.verify(token);
      return ok(staffOfGroups(sub, groups));
    } catch (error) {
      return refusalOf(error);
    }
  };
};
