import type { PhotoRefusal } from '@loja/contracts/http/staff-media.ts';

export interface Frame {
  width: number;
  height: number;
}

/** A 50-megapixel camera passes; a file of a few kilobytes that unpacks to gigabytes does not. */
export const MAX_PIXELS = 52_000_000;
/** The product page shows a photo about 600 CSS pixels wide. */
export const MIN_SIDE = 600;
const MAX_RATIO = 3;

/** From a phone's card to a sharp screen's product page. */
const WIDTHS = [320, 640, 960, 1280] as const;

/** Why a picture of this size cannot be shown, or undefined. Sizes count after turning it upright. */
export const frameRefusal = ({ width, height }: Frame): PhotoRefusal | undefined => {
  if (width * height > MAX_PIXELS) return 'too_many_pixels';
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short < MIN_SIDE) return 'too_small';
  if (long > MAX_RATIO * short) return 'too_elongated';
  return undefined;
};

/** The widths in which a picture is served: never wider than it is, for enlarging adds bytes and no detail. */
export const widthsFor = ({ width }: Frame): number[] => WIDTHS.filter((wanted) => wanted <= width);
