import { describe, expect, test } from 'vitest';
import { sampleShelf } from '../lib/sample-shelf-under-test.ts';
import { shop } from '../lib/shop.ts';
import { productPortrait, productPoster, shopMark, shopPoster } from './poster.ts';
import { pngOf } from './raster.ts';

/** Width and height as the PNG's first chunk tells them. */
const sizeOf = (png: Uint8Array): [number, number] => {
  expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};
const { products, bySlug } = sampleShelf;

describe('pictures of shared links', () => {
  test('are 1200 × 630, and light enough for messengers that refuse more than 300 kB', async () => {
    const drawings = [
      ...products.map((product) => productPoster(product, bySlug, shop.name)),
      shopPoster(shop.name, shop.tagline),
    ];
    for (const svg of drawings) {
      expect(svg).not.toMatch(/NaN|undefined/);
      const png = await pngOf(svg);
      expect(sizeOf(png)).toEqual([1200, 630]);
      expect(png.length).toBeLessThan(300_000);
    }
  }, 60_000);

  test('of the same product are the same bytes', async () => {
    const [product] = products;
    if (!product) throw new Error('empty shelf');
    const draw = () => pngOf(productPoster(product, bySlug, shop.name));
    expect(Buffer.compare(await draw(), await draw())).toBe(0);
  });
});

test('pictures for shopping lists are square', async () => {
  const kit = products.find(({ kind }) => kind === 'kit');
  if (!kit) throw new Error('no kit');
  expect(sizeOf(await pngOf(productPortrait(kit, bySlug)))).toEqual([1000, 1000]);
  expect(sizeOf(await pngOf(shopMark()))).toEqual([512, 512]);
});
