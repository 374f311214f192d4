import type { getProduct } from '@loja/contracts/http/shopfront.ts';
import type { ReplyOf } from '@loja/contracts/route.ts';
import { BAG_HEIGHT, BAG_WIDTH, type BagFacts, bagGroup } from './bag.ts';
import { toolColours } from './colour.ts';
import { floor, tools } from './tools.ts';

type ProductData = ReplyOf<typeof getProduct>;

const svg = (width: number, height: number, inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${inner.replace(/\n/g, '')}</svg>`;

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
          [0, 48, 0.78, -5],
          [238, 48, 0.78, 5],
          [105, 34, 0.88, 0],
        ];

const kit = (bags: readonly BagFacts[]): string => {
  const places = placesFor(bags.length);
  const order = bags.length >= 3 ? [bags[0], bags[2], bags[1]] : bags;
  const groups = places.map(([x, y, scale, turn], i) => {
    const facts = order[i];
    return facts
      ? `<g transform="translate(${x} ${y}) rotate(${turn} ${160 * scale} ${458 * scale}) scale(${scale})">${bagGroup(facts, `k${i}`)}</g>`
      : '';
  });
  return svg(490, 470, groups.join(''));
};

/** The drawing of a product, from its facts alone. A kit stands together the bags it holds. */
export const drawing = (product: ProductData, bySlug: ReadonlyMap<string, ProductData>): string => {
  const { shape, hue } = product.art;
  if (shape === 'bag') return svg(BAG_WIDTH, BAG_HEIGHT, bagGroup(bagFacts(product), 'b'));
  if (shape !== 'kit') return svg(320, 300, floor + tools[shape](toolColours(hue)));
  const held = (product.contents ?? []).flatMap(({ slug }) => bySlug.get(slug) ?? []);
  return kit(
    held
      .filter((p) => p.kind === 'coffee')
      .slice(0, 3)
      .map(bagFacts),
  );
};
