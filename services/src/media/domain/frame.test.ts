import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameRefusal, MAX_PIXELS, MIN_SIDE, widthsFor } from './frame.ts';

const side = fc.integer({ min: 1, max: 20_000 });

describe('the size of a picture', () => {
  test.each([
    [{ width: 8192, height: 6144 }, undefined],
    [{ width: 600, height: 600 }, undefined],
    [{ width: 600, height: 1800 }, undefined],
    [{ width: 599, height: 4000 }, 'too_small'],
    [{ width: 600, height: 1801 }, 'too_elongated'],
    [{ width: 60_000, height: 60_000 }, 'too_many_pixels'],
  ])('%j is %s', (frame, refusal) => {
    expect(frameRefusal(frame)).toBe(refusal);
  });

  test('is judged alike lying and standing', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        expect(frameRefusal({ width, height })).toBe(frameRefusal({ width: height, height: width }));
      }),
    );
  });

  test('that passes can be decoded in the memory of the function and is served in two widths at least', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        if (frameRefusal({ width, height })) return;
        expect(width * height).toBeLessThanOrEqual(MAX_PIXELS);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(MIN_SIDE);
        expect(widthsFor({ width, height }).length).toBeGreaterThanOrEqual(width < 640 ? 1 : 2);
        expect(Math.max(...widthsFor({ width, height }))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
