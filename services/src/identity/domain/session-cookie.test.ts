import { describe, expect, test } from 'vitest';
import { deviceOf } from './device.ts';
import { shoppers, staff } from './pool.ts';
import {
  digestOf,
  dropCookies,
  keepCookies,
  keyOf,
  newName,
  newSecret,
  readCookie,
  writeCookie,
} from './session-cookie.ts';

const fresh = () => ({
  subject: 'f4b8a4c8-d0f1-7030-7a5b-0c9d6e1f2a3b',
  name: newName(),
  secret: newSecret(),
});

describe('the cookie of a session', () => {
  test('says what it was written with', () => {
    const shown = fresh();
    expect(readCookie(writeCookie(shown))).toEqual(shown);
  });

  test.each([
    undefined,
    '',
    'x',
    'a.b.c',
    `${'f'.repeat(36)}.${'a'.repeat(22)}.`,
    `${writeCookie(fresh())}.more`,
    ` ${writeCookie(fresh())}`,
  ])('of another shape (%s) says nothing', (value) => expect(readCookie(value)).toBeUndefined());

  test('is stored by digests only, of which neither tells the other', () => {
    const shown = fresh();
    const kept = [keyOf(shown), digestOf(shown)];
    for (const digest of kept) {
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(writeCookie(shown)).not.toContain(digest);
    }
    expect(new Set(kept).size).toBe(2);
  });

  test('never repeats', () => {
    expect(new Set(Array.from({ length: 1000 }, newSecret)).size).toBe(1000);
  });

  test.each([
    [shoppers, 'Lax'],
    [staff, 'Strict'],
  ])('is for this host alone, over TLS, hidden from scripts', (rules, sameSite) => {
    const kept = keepCookies(
      { shown: fresh(), sessionSeconds: 60, access: 'a.b.c', accessSeconds: 9 },
      rules,
    );
    expect(kept).toHaveLength(2);
    for (const cookie of [...kept, ...dropCookies(rules)]) {
      expect(cookie).toMatch(/^__Host-/);
      expect(cookie.endsWith(`; HttpOnly; Secure; SameSite=${sameSite}`)).toBe(true);
      expect(cookie).toContain('; Path=/;');
      expect(cookie).not.toMatch(/Domain/i);
    }
    expect(dropCookies(rules).every((cookie) => cookie.includes('Max-Age=0'))).toBe(true);
  });
});

test.each([
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
    'Chrome, Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    'Safari, iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
    'Edge, Windows',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox, Linux'],
  ['<script>alert(1)</script>', ''],
  [undefined, ''],
])('%s is called %s', (agent, expected) => expect(deviceOf(agent)).toBe(expected));
