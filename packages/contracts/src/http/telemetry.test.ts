import { describe, expect, test } from 'vitest';
import { sendVitals } from './telemetry.ts';

const good = { page: 'home', device: 'phone', vitals: { lcp: 900 } };
const accepts = (body: unknown) => sendVitals.body?.safeParse(body).success;

describe('a report of web vitals', () => {
  test('is taken when it says a page, a device and something measured', () => {
    expect(accepts(good)).toBe(true);
  });

  test.each([
    ['that measured nothing', { ...good, vitals: {} }],
    ['of a page that the shop has not', { ...good, page: '/pedido/?id=ord_1' }],
    ['of an unknown device', { ...good, device: 'Mozilla/5.0' }],
    ['with time that runs backwards', { ...good, vitals: { lcp: -1 } }],
    ['longer than a minute', { ...good, vitals: { inp: 60_001 } }],
    ['with words for a number', { ...good, vitals: { lcp: '900' } }],
    ['with a shift beyond reason', { ...good, vitals: { cls: 11 } }],
    ['with no number', { ...good, vitals: { cls: Number.NaN } }],
    ['with an address', { ...good, url: 'https://www.manaca.example/' }],
    ['with an identifier', { ...good, vitals: { lcp: 900, id: 'v5-123' } }],
  ])('is refused %s', (_, body) => {
    expect(accepts(body)).toBe(false);
  });
});
