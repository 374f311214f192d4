import * as z from 'zod';
import { SelectionConfig, type Selections } from './selection.ts';

/** TTLs in seconds. */
export type CachePolicy = Selections & {
  readonly minTtl: number;
  readonly defaultTtl: number;
  readonly maxTtl: number;
  readonly brotli: boolean;
  readonly gzip: boolean;
};

export const CachePolicyProperties = z
  .object({
    CachePolicyConfig: z.object({
      MinTTL: z.coerce.number(),
      DefaultTTL: z.coerce.number(),
      MaxTTL: z.coerce.number(),
      ParametersInCacheKeyAndForwardedToOrigin: z.intersection(
        SelectionConfig,
        z.object({
          EnableAcceptEncodingBrotli: z.boolean().default(false),
          EnableAcceptEncodingGzip: z.boolean(),
        }),
      ),
    }),
  })
  .transform(({ CachePolicyConfig: policy }): CachePolicy => {
    const parameters = policy.ParametersInCacheKeyAndForwardedToOrigin;
    return {
      headers: parameters.headers,
      cookies: parameters.cookies,
      query: parameters.query,
      cloudFrontHeaders: parameters.cloudFrontHeaders,
      minTtl: policy.MinTTL,
      defaultTtl: policy.DefaultTTL,
      maxTtl: policy.MaxTTL,
      brotli: parameters.EnableAcceptEncodingBrotli,
      gzip: parameters.EnableAcceptEncodingGzip,
    };
  });

function directives(cacheControl: string): Map<string, string> {
  return new Map(
    cacheControl.split(',').map((part) => {
      const [name = '', value = ''] = part.trim().toLowerCase().split('=');
      return [name, value.replaceAll('"', '')];
    }),
  );
}

function secondsOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

function originSeconds(headers: Headers, now: number): number | undefined {
  const control = directives(headers.get('cache-control') ?? '');
  const age = secondsOf(control.get('s-maxage')) ?? secondsOf(control.get('max-age'));
  if (age !== undefined) return age;
  const expires = headers.get('expires');
  if (expires === null) return undefined;
  const at = Date.parse(expires);
  return Number.isNaN(at) ? 0 : Math.max(0, (at - now) / 1000);
}

const FORBIDS = ['no-store', 'no-cache', 'private'];

/** Seconds an answer may be served from the cache, by the table "Manage how long content stays in the cache"; 0 is never. */
export function ttlOf(policy: CachePolicy, headers: Headers, now: number): number {
  const control = directives(headers.get('cache-control') ?? '');
  if (FORBIDS.some((name) => control.has(name))) return policy.minTtl;
  const asked = originSeconds(headers, now);
  if (asked === undefined) return Math.max(policy.minTtl, policy.defaultTtl);
  return Math.min(Math.max(policy.minTtl, asked), policy.maxTtl);
}
