import { OrderStatus } from '@loja/contracts/http/ordering.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveFrom, transitions } from './order-states.ts';
import { type Transition, transitionOf } from './transition.ts';

const statuses = OrderStatus.options;
const pairs = statuses.flatMap((from) => statuses.map((to) => ({ from, to })));
const at = new Date('2026-11-24T12:00:00.000Z');

/** The transitions that come of asking for each status in turn. */
const walk = (wishes: readonly OrderStatus[]): Transition[] => {
  const made: Transition[] = [];
  for (const wish of wishes) {
    const next = transitionOf(made.at(-1)?.to ?? 'awaiting_payment', wish, 'shop', at);
    if (next) made.push(next);
  }
  return made;
};

describe('the order states', () => {
  test.each(pairs)('$from → $to does what the table says', ({ from, to }) => {
    const allowed: readonly OrderStatus[] = transitions[from];
    const expected = from === to ? 'same' : allowed.includes(to) ? 'moves' : 'refused';
    expect(moveFrom(from, to)).toBe(expected);
    expect(transitionOf(from, to, 'shop', at) !== undefined).toBe(expected === 'moves');
  });

  test('no walk comes back to a status it has left, so every order comes to rest', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses), { maxLength: 40 }), (wishes) => {
        const seen = ['awaiting_payment', ...walk(wishes).map(({ to }) => to)];
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });

  test('no walk sells or frees the reserved goods twice, and money given back is the end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses), { maxLength: 40 }), (wishes) => {
        const made = walk(wishes);
        const settling = made.filter(({ stock }) => stock !== 'keep');
        expect(settling).toEqual(made.slice(0, 1));
      }),
    );
    expect(transitions.refunded).toEqual([]);
  });
});
