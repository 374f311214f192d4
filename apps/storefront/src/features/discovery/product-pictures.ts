import type { Photo } from '@loja/contracts/http/shopfront.ts';
import type { Product } from '../../lib/catalogue.ts';
import { absolute } from './absolute.ts';
import { portraitPath } from './picture-paths.ts';

/** The widest in the format that every reader of feeds knows. */
const jpegOf = ({ sources }: Photo): string | undefined =>
  sources
    .filter(({ format }) => format === 'jpeg')
    .toSorted((a, b) => b.width - a.width)
    .at(0)?.url;

/** Addresses of pictures of the product alone, the leading one first: its photographs, or else its drawing. */
export const picturesOf = ({ photos = [], slug }: Product): [string, ...string[]] => {
  const [first, ...rest] = photos.flatMap((photo) => jpegOf(photo) ?? []).map(absolute);
  return first === undefined ? [absolute(portraitPath(slug))] : [first, ...rest];
};
