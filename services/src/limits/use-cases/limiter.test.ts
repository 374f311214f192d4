import { expect, test } from 'vitest';
import { memoryCounters } from '../adapters/counters.memory.ts';
import { rules } from '../domain/rules.ts';
import type { Counters } from '../ports.ts';
import { guardedBy, type LimiterPorts, limiter } from './limiter.ts';

const now = new Date('2026-11-24T12:00:00Z');
const keys: string[] = [];
const noted = (counters: Counters): Counters => ({
  ...counters,
  take: (key, rule) => {
    keys.push(key);
    return counters.take(key, rule);
  },
});
const limiterOf = (change: Partial<LimiterPorts> = {}) =>
  limiter({
    counters: noted(memoryCounters(() => now)),
    index: async (kind, value) => `<${kind}:${Buffer.from(value).toString('hex')}>`,
    sharedFactor: 1,
    noticeBlindness: () => undefined,
    ...change,
  });
const broken: Counters = {
  take: () => Promise.reject(new Error('no table')),
  giveBack: () => Promise.reject(new Error('no table')),
};
const times = async (count: number, work: () => Promise<{ ok: boolean }>) => {
  let granted = 0;
  for (let i = 0; i < count; i += 1) if ((await work()).ok) granted += 1;
  return granted;
};

test('each rule has its own count of each subject, and both must have a place', async () => {
  const { take } = limiterOf();
  const asked = () => take(['sign-in-of-account', 'a@b.example'], ['sign-in-from-address', '203.0.113.7']);
  expect(await times(12, asked)).toBe(rules['sign-in-of-account'].limit);
  expect((await take(['sign-in-of-account', 'c@d.example'])).ok).toBe(true);
  const refusal = await asked();
  expect(refusal).toMatchObject({ ok: false, code: 'too_many_requests' });
  if (!refusal.ok) expect(refusal.retryAfter).toBeGreaterThan(60);
});

test('nothing of a person stands in a key', async () => {
  keys.length = 0;
  await limiterOf().take(
    ['sign-in-of-account', 'maria@example.com'],
    ['sign-in-from-address', '203.0.113.7'],
  );
  expect(keys.join()).not.toMatch(/maria|203\.0\.113/);
});

test('a home’s network of IPv6 addresses is one caller', async () => {
  const { take } = limiterOf();
  let host = 0;
  const granted = await times(25, () => {
    host += 1;
    return take(['letter-from-address', `2001:db8:1:2:3::${host.toString(16)}`]);
  });
  expect(granted).toBe(rules['letter-from-address'].limit);
  expect((await take(['letter-from-address', '2001:db8:1:3::1'])).ok).toBe(true);
});

test('while nobody can count, guesses are refused and sales go on', async () => {
  const blind: string[] = [];
  const { take } = limiterOf({ counters: broken, noticeBlindness: (rule) => blind.push(rule) });
  expect(await take(['coupon-from-address', '203.0.113.7'])).toMatchObject({ ok: false, retryAfter: 30 });
  expect(await take(['cart-from-address', '203.0.113.7'])).toEqual({ ok: true, value: [] });
  expect(blind).toEqual(['coupon-from-address', 'cart-from-address']);
});

test('a stage may widen what its callers share, and nothing else', async () => {
  const { take } = limiterOf({ sharedFactor: 2 });
  expect(await times(50, () => take(['letter-from-address', '203.0.113.7']))).toBe(40);
  expect(await times(50, () => take(['letter-to-recipient', 'a@b.example']))).toBe(5);
});

test('what is given back is not counted', async () => {
  const { take, giveBack } = limiterOf();
  expect(
    await times(90, async () => {
      const places = await take(['coupon-from-address', '203.0.113.7']);
      if (places.ok) await giveBack(places.value);
      return places;
    }),
  ).toBe(90);
});

test('a guarded handler is not asked beyond the limit', async () => {
  let asked = 0;
  const handle = guardedBy(limiterOf())<{ email: string }, { ok: true }>(
    ({ email }) => [['letter-to-recipient', email]],
    async () => {
      asked += 1;
      return { ok: true };
    },
  );
  expect(await times(9, () => handle({ email: 'a@b.example' }))).toBe(5);
  expect(asked).toBe(5);
});
