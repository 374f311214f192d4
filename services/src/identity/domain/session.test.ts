import { describe, expect, test } from 'vitest';
import { shoppers, staff } from './pool.ts';
import { isFresh, isOver, openSession, rotated, type Session, standingOf } from './session.ts';

const START = 1_795_500_000;
const opened = (rules = shoppers): Session =>
  openSession(
    { key: 'k', subject: 's', digest: 'd1', device: 'Chrome, Android', refreshToken: 'r1' },
    START,
    rules,
  );
const turned = (session: Session, shown: string, next: string, at: number) =>
  rotated(session, { shown, next, refreshToken: `of ${next}` }, at, shoppers);
const turnIn = (session: Session | undefined, shown: string, next: string, at: number): Session => {
  const after = session && turned(session, shown, next, at);
  if (typeof after !== 'object') throw new Error(`not turned in: ${after}`);
  return after;
};
const standing = (session: Session | undefined, digest: string, at: number) =>
  session && standingOf(session, digest, at, shoppers);

describe.each([shoppers, staff])('a session of $pool', (rules) => {
  test('ends when nothing was heard of it for its idle time', () => {
    expect(isOver(opened(rules), START + rules.idle - 1)).toBe(false);
    expect(isOver(opened(rules), START + rules.idle)).toBe(true);
  });

  test('ends at its absolute time however lively it is', () => {
    let session = opened(rules);
    let n = 1;
    for (let at = START; at < START + rules.absolute; at += rules.idle / 2) {
      const after = rotated(session, { shown: `d${n}`, next: `d${n + 1}`, refreshToken: 'r' }, at, rules);
      if (typeof after === 'object') session = after;
      n += 1;
    }
    expect(session.current).toEqual([`d${n}`]);
    expect(isOver(session, START + rules.absolute - 1)).toBe(false);
    expect(isOver(session, START + rules.absolute)).toBe(true);
  });

  test('asks for the password again where it matters, once it is not fresh', () => {
    expect(isFresh(opened(rules), START + rules.fresh - 1, rules)).toBe(true);
    expect(isFresh(opened(rules), START + rules.fresh, rules)).toBe(false);
  });
});

describe('a secret that is turned in', () => {
  test('gives way to the next, and the refresh token with it', () => {
    const session = turnIn(opened(), 'd1', 'd2', START + 900);
    expect(session).toMatchObject({ current: ['d2'], refreshToken: 'of d2', lastSeenAt: START + 900 });
    expect(standing(session, 'd2', START + 900)).toBe('current');
  });

  test('is still taken for thirty seconds, and then is a theft', () => {
    const session = turnIn(opened(), 'd1', 'd2', START);
    expect(standing(session, 'd1', START + 29)).toBe('superseded');
    expect(standing(session, 'd1', START + 30)).toBe('reused');
    expect(turned(session, 'd1', 'd3', START + 30)).toBe('reused');
  });

  test('of before the last is a theft at once', () => {
    const session = turnIn(turnIn(opened(), 'd1', 'd2', START), 'd2', 'd3', START + 1);
    expect(standing(session, 'd1', START + 1)).toBe('reused');
  });

  test('that was never given is a theft', () => {
    expect(standing(opened(), 'guess', START)).toBe('reused');
    expect(turned(opened(), 'guess', 'd2', START)).toBe('reused');
  });

  test('twice at once leaves both answers good, whichever the browser keeps', () => {
    const both = turnIn(turnIn(opened(), 'd1', 'd2', START), 'd1', 'd3', START + 1);
    expect([standing(both, 'd2', START + 2), standing(both, 'd3', START + 2)]).toEqual([
      'current',
      'current',
    ]);
    const on = turnIn(both, 'd3', 'd4', START + 900);
    expect([standing(on, 'd4', START + 901), standing(on, 'd2', START + 901)]).toEqual([
      'current',
      'superseded',
    ]);
    expect(standing(on, 'd2', START + 931)).toBe('reused');
  });

  test('by more tabs at once than the session keeps secrets for is told to wait, and no theft', () => {
    let session = turnIn(opened(), 'd1', 'n0', START);
    for (let n = 1; n < 4; n += 1) session = turnIn(session, 'd1', `n${n}`, START + 1);
    expect(session.current).toHaveLength(4);
    expect(turned(session, 'd1', 'n4', START + 29)).toBe('crowded');
    expect(turned(session, 'd1', 'n4', START + 30)).toBe('reused');
    expect(turnIn(session, 'n2', 'n4', START + 2).current).toEqual(['n4']);
  });

  test('prolongs the idle time and no other', () => {
    const session = turnIn(opened(), 'd1', 'd2', START + 900);
    expect(session).toMatchObject({
      idleUntil: START + 900 + shoppers.idle,
      absoluteUntil: START + shoppers.absolute,
      authTime: START,
    });
  });
});
