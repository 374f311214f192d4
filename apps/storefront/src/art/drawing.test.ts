import { Resvg } from '@resvg/resvg-wasm';
import { beforeAll, expect, test } from 'vitest';
import { sampleShelf } from '../lib/sample-shelf-under-test.ts';
import { sheetOf, svgOf } from './drawing.ts';
import { pngOf } from './raster.ts';

const { products, bySlug } = sampleShelf;
const blank = { width: 1, height: 1, inner: '' };
// The first picture starts the module.
beforeAll(() => pngOf(svgOf(blank)));

/** How much paint there is on the four edges of a drawing: what touches them goes on beyond, cut off. */
const paintOnEdges = (svg: string): number => {
  const image = new Resvg(svg).render();
  const { width, height, pixels } = image;
  const alpha = (x: number, y: number): number => pixels[(y * width + x) * 4 + 3] ?? 0;
  let paint = 0;
  for (let x = 0; x < width; x += 1) paint += alpha(x, 0) + alpha(x, height - 1);
  for (let y = 0; y < height; y += 1) paint += alpha(0, y) + alpha(width - 1, y);
  image.free();
  return paint;
};

test.each(products.map(({ slug }) => slug))('%s stands whole on its sheet', (slug) => {
  const product = bySlug.get(slug);
  if (!product) throw new Error('not on the shelf');
  expect(paintOnEdges(svgOf(sheetOf(product, bySlug)))).toBe(0);
});
