import { fail, ok } from '@loja/kernel/result.ts';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import {
  FetchError,
  JwtBaseError,
  JwtExpiredError,
  JwtInvalidSignatureAlgorithmError,
} from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { VerifyAccess } from '../ports.ts';

export interface TokenPool {
  poolId: string;
  /** Tokens that other clients of the pool were given are refused. */
  clientId: string;
  /** Where the pool's public keys are, unless at their place on AWS. */
  keysUrl?: string | undefined;
}

export type FetchKeys = (url: string) => Promise<ArrayBuffer>;

/** A pool answers within milliseconds or not at all. */
const KEYS_TIMEOUT_MS = 3_000;

const download: FetchKeys = async (url) => {
  const response = await fetch(url, { signal: AbortSignal.timeout(KEYS_TIMEOUT_MS), redirect: 'error' });
  if (!response.ok) throw new FetchError(url, `status ${response.status}`);
  return response.arrayBuffer();
};

/** What is wrong with the token; throws what is not the token's fault. */
const refusalOf = (error: unknown) => {
  if (!(error instanceof JwtBaseError) || error instanceof FetchError) throw error;
  return fail(error instanceof JwtExpiredError ? 'token_expired' : 'token_invalid', error.message);
};

/** Where the local AWS serves a pool's keys; undefined on AWS itself. */
export const localKeysUrl = (endpoint: string | undefined, poolId: string): string | undefined =>
  endpoint && `${endpoint}/${poolId}/.well-known/jwks.json`;

/**
 * Reads an access token of the pool: signed by it with RS256, the one algorithm that Cognito uses, issued for our client,
 * not expired. Keys are fetched once per function and kept.
 */
export const accessTokens = (
  { poolId, clientId, keysUrl }: TokenPool,
  fetchKeys: FetchKeys = download,
): VerifyAccess => {
  const fetcher = { fetch: (uri: string) => fetchKeys(keysUrl ?? uri) };
  const verifier = CognitoJwtVerifier.create(
    {
      userPoolId: poolId,
      clientId,
      tokenUse: 'access',
      customJwtCheck: ({ header: { alg } }) => {
        if (alg !== 'RS256') throw new JwtInvalidSignatureAlgorithmError('another algorithm', alg, 'RS256');
      },
    },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  return async (token) => {
    try {
      const { sub, 'cognito:groups': groups = [] } = await verifier.verify(token);
      return ok({ subject: sub, groups });
    } catch (error) {
      return refusalOf(error);
    }
  };
};
