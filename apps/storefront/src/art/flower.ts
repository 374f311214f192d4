const PETAL = 'M0-6C-13-16-17-34-7-45Q0-41 7-45C17-34 13-16 0-6Z';

/** The mark: five petals of manacá, from white to violet as the flower ages. */
export const flowerMark = (
  x: number,
  y: number,
  scale: number,
  petals: readonly [string, string, string, string, string],
  heart: string,
): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${petals
    .map((fill, i) => `<path d="${PETAL}" fill="${fill}" transform="rotate(${i * 72})"/>`)
    .join('')}<circle r="7" fill="${heart}"/></g>`;

export const FLOWER_ON_LIGHT = ['#f3b5d1', '#e377ad', '#d6478f', '#8e4bb0', '#5a1f6e'] as const;
export const FLOWER_ON_DARK = ['#ffffff', '#fbe1ec', '#f3b5d1', '#e377ad', '#b98ad8'] as const;

export const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100">${flowerMark(0, 0, 1, FLOWER_ON_LIGHT, '#f6b93b')}</svg>`;
