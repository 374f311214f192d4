import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, digest, matchesDigest } from './digest.ts';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, shuffled(part)]),
  );
};

describe('digests', () => {
  test('the same request with its fields in another order is the same request', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('only the token itself opens its digest', () => {
    const kept = digest('abc');
    expect(matchesDigest('abc', kept)).toBe(true);
    expect(matchesDigest('abd', kept)).toBe(false);
    expect(matchesDigest('', kept)).toBe(false);
    expect(matchesDigest('abc', '')).toBe(false);
    expect(matchesDigest('abc', 'not hex')).toBe(false);
  });
});
