import { LINES_CAP, QUANTITY_CAP } from '@loja/contracts/http/cart-caps.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredLine } from './cart.ts';
import { mergeContents } from './merge.ts';

const contents = fc
  .dictionary(
    fc.constantFrom(...Array.from({ length: 40 }, (_, n) => `S${n}`)),
    fc.integer({ min: 1, max: QUANTITY_CAP }),
    {
      maxKeys: LINES_CAP,
    },
  )
  .chain((quantities) =>
    fc.constant({
      lines: Object.entries(quantities).map(
        ([sku, quantity], n): StoredLine => ({
          sku,
          quantity,
          addedAt: new Date(Date.UTC(2026, 10, 24, 12, 0, n)).toISOString(),
          snapshot: {
            productSlug: sku,
            name: sku,
            variantLabel: sku,
            unitPriceCents: 1,
            grams: 1,
            kind: 'coffee',
            consumes: [],
            availability: 'in_stock',
          },
        }),
      ),
    }),
  );

const unitsIn = (lines: readonly { sku: string; quantity: number }[]) => {
  const units = new Map<string, number>();
  for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return units;
};

test('every unit of both carts is in the one that they become, or told as cut; no cap is passed', () => {
  fc.assert(
    fc.property(contents, contents, (own, device) => {
      const { lines, cut } = mergeContents(own, device);
      expect(lines.length).toBeLessThanOrEqual(LINES_CAP);
      for (const { quantity } of lines) expect(quantity).toBeLessThanOrEqual(QUANTITY_CAP);
      const kept = [...lines, ...cut.map(({ sku, units }) => ({ sku, quantity: units }))];
      expect(unitsIn(kept)).toEqual(unitsIn([...own.lines, ...device.lines]));
      expect(new Set(lines.map(({ sku }) => sku)).size).toBe(lines.length);
    }),
  );
});

test('of too many lines the device’s stay', () => {
  fc.assert(
    fc.property(contents, contents, (own, device) => {
      const skus = new Set(mergeContents(own, device).lines.map(({ sku }) => sku));
      for (const { sku } of device.lines) expect(skus).toContain(sku);
    }),
  );
});
