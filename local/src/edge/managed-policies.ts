import type { CachePolicy } from './cache-policy.ts';
import type { HeadersPolicy } from './headers-policy.ts';
import { ALL, except, NONE, only, type Selections } from './selection.ts';

// Ids and contents of the policies that CloudFront offers ready-made, from its developer guide.

const NOTHING: Selections = { headers: NONE, cookies: NONE, query: NONE, cloudFrontHeaders: NONE };
const YEAR = 31_536_000;
const ORIGIN_DECIDES: CachePolicy = {
  ...NOTHING,
  headers: only('host', 'origin', 'x-http-method-override', 'x-http-method', 'x-method-override'),
  cookies: ALL,
  minTtl: 0,
  defaultTtl: 0,
  maxTtl: YEAR,
  brotli: true,
  gzip: true,
};
const OPTIMIZED: CachePolicy = {
  ...NOTHING,
  minTtl: 1,
  defaultTtl: 86_400,
  maxTtl: YEAR,
  brotli: true,
  gzip: true,
};

export const NO_CACHE: CachePolicy = {
  ...NOTHING,
  minTtl: 0,
  defaultTtl: 0,
  maxTtl: 0,
  brotli: false,
  gzip: false,
};

export const MANAGED_CACHE: Readonly<Record<string, CachePolicy>> = {
  '658327ea-f89d-4fab-a63d-7e88639e58f6': OPTIMIZED,
  'b2884449-e4de-46a7-ac36-70bc7f1ddd6d': { ...OPTIMIZED, brotli: false, gzip: false },
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': NO_CACHE,
  '83da9c7e-98b4-4e11-a168-04f0df8e2c65': ORIGIN_DECIDES,
  '4cc15a8a-d715-48a4-82b8-cc0b614638fe': { ...ORIGIN_DECIDES, query: ALL },
};

const EVERYTHING: Selections = { headers: ALL, cookies: ALL, query: ALL, cloudFrontHeaders: NONE };

export const MANAGED_ORIGIN_REQUEST: Readonly<Record<string, Selections>> = {
  '216adef6-5c7f-47e4-b989-5492eafa07d3': EVERYTHING,
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': { ...EVERYTHING, headers: except('host') },
  '33f36d7e-f396-46d9-90e0-52428a34d9dc': { ...EVERYTHING, cloudFrontHeaders: ALL },
  'bf0718e1-ba1e-49d1-88b1-f726733018ae': { ...NOTHING, headers: only('host') },
  'acba4595-bd28-49b8-b9fe-13317c0390fa': { ...NOTHING, headers: only('user-agent', 'referer') },
  '59781a5b-3903-41f3-afcb-af62929ccde1': { ...NOTHING, headers: only('origin') },
  '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf': {
    ...NOTHING,
    headers: only('origin', 'access-control-request-headers', 'access-control-request-method'),
  },
};

const SECURITY_HEADERS = [
  { name: 'referrer-policy', value: 'strict-origin-when-cross-origin', override: false },
  { name: 'strict-transport-security', value: `max-age=${YEAR}`, override: false },
  { name: 'x-content-type-options', value: 'nosniff', override: true },
  { name: 'x-frame-options', value: 'SAMEORIGIN', override: false },
  { name: 'x-xss-protection', value: '1; mode=block', override: false },
];
const ANY_ORIGIN = { name: 'access-control-allow-origin', value: '*', override: false };

export const MANAGED_HEADERS: Readonly<Record<string, HeadersPolicy>> = {
  '67f7725c-6f97-4210-82d7-5512b31e9d03': { set: SECURITY_HEADERS, remove: [] },
  '60669652-455b-4ae9-85a4-c4c02393f86c': { set: [ANY_ORIGIN], remove: [] },
  'e61eb60c-9c35-4d20-a928-2b84e02af89c': { set: [ANY_ORIGIN, ...SECURITY_HEADERS], remove: [] },
};
