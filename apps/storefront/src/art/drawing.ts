import type { getProduct } from '@loja/contracts/http/shopfront.ts';
import type { ReplyOf } from '@loja/contracts/route.ts';
import { BAG_HEIGHT, BAG_WIDTH, type BagFacts, bagGroup } from './bag.ts';
import { toolColours } from './colour.ts';
import { floor, tools } from './tools.ts';

type ProductData = ReplyOf<typeof getProduct>;

/** A drawing before it is an image of its own, so that a larger one may hold it. */
export type Sheet = { width: number; height: number; inner: string };

export const svgOf = ({ width, height, inner }: Sheet): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${inner.replace(/\n/g, '')}</svg>`;

/** The sheet inside a box of another drawing, as large as it fits, in the middle. */
export const placed = (
  sheet: Sheet,
  box: { x: number; y: number; width: number; height: number },
): string => {
  const scale = Math.min(box.width / sheet.width, box.height / sheet.height);
  const x = box.x + (box.width - sheet.width * scale) / 2;
  const y = box.y + (box.height - sheet.height * scale) / 2;
  return `<g transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(4)})">${sheet.inner}</g>`;
};

const bagFacts = (product: ProductData): BagFacts => ({
  slug: product.slug,
  name: product.name,
  origin: product.coffee?.region ?? '',
  place: [product.coffee?.region, product.coffee?.state].filter(Boolean).join(', '),
  notes: product.coffee?.notes ?? [],
  hue: product.art.hue,
  roast: product.coffee?.roast ?? 'media',
});

/** Where each bag of a kit stands: the middle one in front. */
const placesFor = (
  count: number,
): readonly (readonly [x: number, y: number, scale: number, turn: number])[] =>
  count <= 1
    ? [[75, 0, 1, 0]]
    : count === 2
      ? [
          [20, 20, 0.85, -4],
          [190, 30, 0.85, 4],
        ]
      : [
          [12, 52, 0.77, -5],
          [231.6, 52, 0.77, 5],
          [105, 34, 0.88, 0],
        ];

const kit = (bags: readonly BagFacts[]): Sheet => {
  const places = placesFor(bags.length);
  const order = bags.length >= 3 ? [bags[0], bags[2], bags[1]] : bags;
  const groups = places.map(([x, y, scale, turn], i) => {
    const facts = order[i];
    return facts
      ? `<g transform="translate(${x} ${y}) rotate(${turn} ${160 * scale} ${458 * scale}) scale(${scale})">${bagGroup(facts, `k${i}`)}</g>`
      : '';
  });
  return { width: 490, height: 470, inner: groups.join('') };
};

/** The drawing of a product, from its facts alone. A kit stands together the bags it holds. */
export const sheetOf = (product: ProductData, bySlug: ReadonlyMap<string, ProductData>): Sheet => {
  const { shape, hue } = product.art;
  if (shape === 'bag')
    return { width: BAG_WIDTH, height: BAG_HEIGHT, inner: bagGroup(bagFacts(product), 'b') };
  if (shape !== 'kit') return { width: 320, height: 300, inner: floor + tools[shape](toolColours(hue)) };
  const held = (product.contents ?? []).flatMap(({ slug }) => bySlug.get(slug) ?? []);
  return kit(
    held
      .filter((p) => p.kind === 'coffee')
      .slice(0, 3)
      .map(bagFacts),
  );
};

export const drawing = (product: ProductData, bySlug: ReadonlyMap<string, ProductData>): string =>
  svgOf(sheetOf(product, bySlug));
