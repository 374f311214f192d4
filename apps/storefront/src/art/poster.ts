import type { Product } from '../lib/catalogue.ts';
import { INK, panelColour, panelShade } from './colour.ts';
import { placed, type Sheet, sheetOf, svgOf } from './drawing.ts';
import { FLOWER_ON_DARK, FLOWER_ON_LIGHT, flowerMark } from './flower.ts';
import { fitted, letters, widthOf } from './lettering.ts';
import { muralSheet } from './mural.ts';

/** What every network shows uncropped (Open Graph, 1.91 : 1). */
const POSTER = { width: 1200, height: 630 } as const;
/** Google Merchant asks for a picture of the product alone, without words laid over it, in a raster format. */
const PORTRAIT = 1000;

const LEFT = 76;
const TEXT_WIDTH = 560;
const SOFT = '#5d4a66';

/** As large as fits on one line, but no larger than `most`. */
const line = (text: string, y: number, most: number, face: 'bold' | 'regular', fill: string): string => {
  const size = Math.min(most, (TEXT_WIDTH / widthOf(text, 100, face)) * 100);
  return letters({ text, x: LEFT, y, size, face, fill });
};

const brand = (name: string, petals: typeof FLOWER_ON_LIGHT | typeof FLOWER_ON_DARK, fill: string): string =>
  flowerMark(LEFT + 26, 98, 0.6, petals, '#f6b93b') +
  letters({ text: name.toLowerCase(), x: LEFT + 68, y: 113, size: 46, face: 'bold', fill });

const title = (text: string, fill: string): { drawn: string; bottom: number } => {
  const { lines, size } = fitted(text, TEXT_WIDTH, { most: 104, least: 48 });
  const first = lines.length === 1 ? 330 : 296;
  const drawn = lines.map((words, i) =>
    letters({ text: words, x: LEFT, y: first + i * size, size, face: 'bold', fill }),
  );
  return { drawn: drawn.join(''), bottom: first + (lines.length - 1) * size };
};

const captionsOf = ({ coffee, tagline }: Product): string[] =>
  coffee
    ? [coffee.notes.join(' · '), `${coffee.region}, ${coffee.state}`]
    : fitted(tagline, TEXT_WIDTH, { most: 34, least: 20 }).lines;

const poster = (inner: string): string => svgOf({ ...POSTER, inner });

/** The picture of a shared product link: its drawing, name and notes. No price: networks keep the picture for weeks. */
export const productPoster = (
  product: Product,
  bySlug: ReadonlyMap<string, Product>,
  shopName: string,
): string => {
  const { hue } = product.art;
  const { drawn, bottom } = title(product.name, INK);
  return poster(
    [
      `<rect width="1200" height="630" fill="${panelColour(hue)}"/>`,
      `<circle cx="960" cy="330" r="300" fill="${panelShade(hue)}"/>`,
      placed(sheetOf(product, bySlug), { x: 710, y: 55, width: 450, height: 530 }),
      brand(shopName, FLOWER_ON_LIGHT, INK),
      drawn,
      ...captionsOf(product).map((text, i) => line(text, bottom + 66 + i * 48, 34, 'regular', SOFT)),
    ].join(''),
  );
};

/** The picture of every other page. */
export const shopPoster = (shopName: string, tagline: string): string => {
  const { drawn, bottom } = title(shopName, '#ffffff');
  return poster(
    [
      '<rect width="1200" height="630" fill="#3a1248"/>',
      placed(muralSheet(6, 8, 'manacá da serra'), { x: 728, y: 0, width: 472.5, height: 630 }),
      flowerMark(LEFT + 44, 150, 1, FLOWER_ON_DARK, '#f6b93b'),
      drawn,
      line(tagline, bottom + 66, 36, 'regular', '#d9c3ea'),
    ].join(''),
  );
};

/** The product alone on its panel, square. */
export const productPortrait = (product: Product, bySlug: ReadonlyMap<string, Product>): string => {
  const box = { x: 110, y: 90, width: 780, height: 820 };
  const sheet: Sheet = sheetOf(product, bySlug);
  const ground = `<rect width="${PORTRAIT}" height="${PORTRAIT}" fill="${panelColour(product.art.hue)}"/>`;
  return svgOf({ width: PORTRAIT, height: PORTRAIT, inner: ground + placed(sheet, box) });
};

/** The shop's mark as search engines show it beside a result: square, on paper. */
export const shopMark = (): string =>
  svgOf({
    width: 512,
    height: 512,
    inner: `<rect width="512" height="512" fill="#fffcfd"/>${flowerMark(256, 256, 4.6, FLOWER_ON_LIGHT, '#f6b93b')}`,
  });
