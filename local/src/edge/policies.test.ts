import { describe, expect, it } from 'vitest';
import { ttlOf } from './cache-policy.ts';
import { compressed, encodingFor } from './compression.ts';
import { Firewall, type Inspected } from './firewall.ts';
import { applyHeadersPolicy } from './headers-policy.ts';
import { NO_CACHE } from './managed-policies.ts';
import { WebAclProperties } from './web-acl.ts';

const NOW = Date.parse('2026-01-05T12:00:00Z');
const policy = { ...NO_CACHE, minTtl: 0, defaultTtl: 60, maxTtl: 3600, brotli: true, gzip: true };

describe('how long an answer is kept', () => {
  it.each([
    ['by the default when the origin says nothing', {}, 60],
    ['by max-age', { 'cache-control': 'public, max-age=120' }, 120],
    ['by s-maxage before max-age', { 'cache-control': 'max-age=120, s-maxage=300' }, 300],
    ['at most the maximum', { 'cache-control': 'max-age=99999' }, 3600],
    ['by Expires', { expires: 'Mon, 05 Jan 2026 12:05:00 GMT' }, 300],
    ['not when Expires is past', { expires: 'Mon, 05 Jan 2026 11:00:00 GMT' }, 0],
    ['not when Expires is nonsense', { expires: '0' }, 0],
    ['not with no-store', { 'cache-control': 'no-store' }, 0],
    ['not with private', { 'cache-control': 'private, max-age=60' }, 0],
  ])('%s', (_, headers, expected) => {
    expect(ttlOf(policy, new Headers(headers), NOW)).toBe(expected);
  });

  it('at least the minimum, even against no-store', () => {
    expect(ttlOf({ ...policy, minTtl: 10 }, new Headers({ 'cache-control': 'no-store' }), NOW)).toBe(10);
  });
});

describe('response headers', () => {
  it('replace the origin’s only where the policy overrides', () => {
    const headers = new Headers({ server: 'x', 'x-frame-options': 'ORIGIN', 'cache-control': 'max-age=1' });
    applyHeadersPolicy(headers, {
      remove: ['Server'],
      set: [
        { name: 'X-Frame-Options', value: 'DENY', override: true },
        { name: 'Cache-Control', value: 'no-cache', override: false },
        { name: 'Permissions-Policy', value: 'camera=()', override: false },
      ],
    });
    expect(Object.fromEntries(headers)).toEqual({
      'x-frame-options': 'DENY',
      'cache-control': 'max-age=1',
      'permissions-policy': 'camera=()',
    });
  });
});

describe('compression', () => {
  const page = (length: number, type = 'text/html') => ({
    status: 200,
    headers: new Headers({ 'content-type': type, etag: '"1"' }),
    body: Buffer.alloc(length, 'a'),
  });

  it('prefers brotli and obeys q=0', () => {
    expect(encodingFor('gzip, deflate, br', policy, true)).toBe('br');
    expect(encodingFor('gzip, br;q=0', policy, true)).toBe('gzip');
    expect(encodingFor('gzip', policy, false)).toBe('identity');
    expect(encodingFor('gzip', NO_CACHE, true)).toBe('identity');
  });

  it('weakens the ETag and tells caches that the encoding varies', async () => {
    const { headers, body } = await compressed(page(2_000), 'br');
    expect(body.length).toBeLessThan(100);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-encoding': 'br',
      etag: 'W/"1"',
      vary: 'Accept-Encoding',
    });
  });

  it('leaves small answers and images alone', async () => {
    for (const answer of [page(999), page(5_000, 'image/avif')])
      expect(await compressed(answer, 'gzip')).toBe(answer);
  });
});

describe('the firewall', () => {
  const rule = (Name: string, Priority: number, Statement: unknown, Action: unknown = { Block: {} }) => ({
    Name,
    Priority,
    Action,
    Statement,
  });
  const request = (change: Partial<Inspected> = {}): Inspected => ({
    ip: '127.0.0.1',
    method: 'POST',
    path: '/api/orders',
    query: '',
    headers: new Headers(),
    body: Buffer.alloc(0),
    ...change,
  });
  const bytes = (FieldToMatch: unknown, PositionalConstraint: string, SearchString: string) => ({
    ByteMatchStatement: {
      FieldToMatch,
      PositionalConstraint,
      SearchString,
      TextTransformations: [
        { Priority: 1, Type: 'LOWERCASE' },
        { Priority: 0, Type: 'URL_DECODE' },
      ],
    },
  });

  it('counts per address within the window and scope', () => {
    let now = NOW;
    const acl = WebAclProperties.parse({
      Rules: [
        rule('Checkout', 1, {
          RateBasedStatement: {
            Limit: 2,
            EvaluationWindowSec: 60,
            ScopeDownStatement: bytes({ UriPath: {} }, 'STARTS_WITH', '/api/orders'),
          },
        }),
      ],
    });
    const firewall = new Firewall(acl, () => now);
    const blocked = (change: Partial<Inspected> = {}) => firewall.blockedBy(request(change)) !== undefined;
    expect([blocked(), blocked(), blocked(), blocked({ path: '/api/products' })]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(blocked({ ip: '127.0.0.2' })).toBe(false);
    now += 60_001;
    expect(blocked()).toBe(false);
  });

  it('measures bodies and obeys priority, allow and count', () => {
    const big = {
      SizeConstraintStatement: { FieldToMatch: { Body: {} }, ComparisonOperator: 'GT', Size: 10 },
    };
    const acl = WebAclProperties.parse({
      Rules: [
        rule('Size', 2, big, { Block: { CustomResponse: { ResponseCode: 413 } } }),
        rule('Staff', 1, bytes({ SingleHeader: { Name: 'x-staff' } }, 'EXACTLY', 'yes'), { Allow: {} }),
        rule('Watch', 0, big, { Count: {} }),
      ],
    });
    const firewall = new Firewall(acl, () => NOW);
    const body = Buffer.alloc(11);
    expect(firewall.blockedBy(request({ body }))).toMatchObject({ name: 'Size', response: { status: 413 } });
    expect(firewall.blockedBy(request({ body, headers: new Headers({ 'x-staff': 'YES' }) }))).toBeUndefined();
    expect(firewall.blockedBy(request())).toBeUndefined();
  });

  it('judges by labels that earlier rules left, however a path is spelt', () => {
    const path = {
      ByteMatchStatement: {
        FieldToMatch: { UriPath: {} },
        PositionalConstraint: 'STARTS_WITH',
        SearchString: '/api/staff',
        TextTransformations: ['URL_DECODE', 'NORMALIZE_PATH', 'LOWERCASE'].map((Type, Priority) => ({
          Type,
          Priority,
        })),
      },
    };
    const label = (Scope: string, Key: string) => ({ LabelMatchStatement: { Scope, Key } });
    const acl = WebAclProperties.parse({
      Rules: [
        { ...rule('Find', 0, path, { Count: {} }), RuleLabels: [{ Name: 'loja:staff' }] },
        rule('Judge', 1, label('LABEL', 'loja:staff'), {
          Block: {
            CustomResponse: { ResponseCode: 404, ResponseHeaders: [{ Name: 'retry-after', Value: '9' }] },
          },
        }),
        rule('Other', 2, label('NAMESPACE', 'awswaf:managed:'), { Block: {} }),
      ],
    });
    const firewall = new Firewall(acl, () => NOW);
    for (const spelt of ['/api/staff/x', '/api//staff', '/api/%73taff/x', '/api/x/../staff', '/API/./Staff'])
      expect(firewall.blockedBy(request({ path: spelt })), spelt).toMatchObject({
        name: 'Judge',
        response: { status: 404, headers: [['retry-after', '9']] },
      });
    expect(firewall.blockedBy(request({ path: '/api/stafF-free/../orders' }))).toBeUndefined();
  });

  it('combines statements and never blocks by one that it cannot play', () => {
    const unplayed = { GeoMatchStatement: { CountryCodes: ['XX'] } };
    const acl = WebAclProperties.parse({
      Rules: [
        rule('Not', 0, { NotStatement: { Statement: unplayed } }),
        rule('And', 1, {
          AndStatement: { Statements: [bytes({ Method: {} }, 'EXACTLY', 'post'), unplayed] },
        }),
        rule('Or', 2, {
          OrStatement: { Statements: [unplayed, bytes({ UriPath: {} }, 'CONTAINS', '/admin')] },
        }),
      ],
    });
    const firewall = new Firewall(acl, () => NOW);
    expect(firewall.blockedBy(request())).toBeUndefined();
    expect(firewall.blockedBy(request({ path: '/%41dmin' }))).toMatchObject({ name: 'Or' });
  });
});
