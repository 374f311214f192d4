import { describe, expect, test } from 'vitest';
import { freeShipping } from '../../lib/free-shipping-ranges.ts';
import { freeShippingRule, missingCents } from './free-shipping.ts';

describe('free shipping', () => {
  test('the rule follows the state of the CEP', () => {
    expect(freeShippingRule(freeShipping, '01310100')?.states).toContain('SP');
    expect(freeShippingRule(freeShipping, '69400000')?.states).toContain('AM');
    expect(freeShippingRule(freeShipping, '72900000')?.states).toContain('GO');
  });
  test('a CEP of no state has no rule; no CEP yet shows the shop’s own region', () => {
    expect(freeShippingRule(freeShipping, '00100000')).toBeUndefined();
    expect(freeShippingRule(freeShipping, '')).toBe(freeShipping.rules[0]);
  });
  test('what is missing never goes below zero', () => {
    const rule = { states: ['SP'], fromCents: 19_900 };
    expect([missingCents(rule, 19_899), missingCents(rule, 19_900), missingCents(rule, 50_000)]).toEqual([
      1, 0, 0,
    ]);
  });
});
