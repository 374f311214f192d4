import type { Product } from '../../lib/catalogue.ts';

export type Photo = NonNullable<Product['photos']>[number];
type Format = Photo['sources'][number]['format'];

/** Above the last resort, in the order in which a browser should take them. */
export const modernFormats = ['avif', 'webp'] as const satisfies readonly Format[];

/** All widths of one format, as `srcset` wants them. */
export const srcsetOf = ({ sources }: Photo, format: Format): string =>
  sources
    .filter((source) => source.format === format)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ');

/** For a browser that knows neither `srcset` nor the modern formats: a JPEG of middling width. */
export const plainSourceOf = ({ sources }: Photo): string => {
  const plain = sources.filter(({ format }) => format === 'jpeg').toSorted((a, b) => a.width - b.width);
  return (plain.find(({ width }) => width >= 640) ?? plain.at(-1) ?? sources[0])?.url ?? '';
};
