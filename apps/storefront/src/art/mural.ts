import type { Sheet } from './drawing.ts';
import { FLOWER_ON_DARK, flowerMark } from './flower.ts';
import { seeded } from './tiles.ts';

const T = 80;
const GROUNDS = [
  '#5a1f6e',
  '#d6478f',
  '#f6b93b',
  '#1c5b40',
  '#fbe1ec',
  '#8e4bb0',
  '#3a1248',
  '#fffcfd',
] as const;
const FIGURES: Record<(typeof GROUNDS)[number], readonly string[]> = {
  '#5a1f6e': ['#d6478f', '#f6b93b', '#fbe1ec'],
  '#d6478f': ['#5a1f6e', '#fbe1ec', '#f6b93b'],
  '#f6b93b': ['#5a1f6e', '#1c5b40', '#fffcfd'],
  '#1c5b40': ['#f6b93b', '#fbe1ec', '#b9d9b5'],
  '#fbe1ec': ['#d6478f', '#5a1f6e', '#8e4bb0'],
  '#8e4bb0': ['#fbe1ec', '#f6b93b', '#3a1248'],
  '#3a1248': ['#8e4bb0', '#d6478f', '#f6b93b'],
  '#fffcfd': ['#8e4bb0', '#d6478f', '#1c5b40'],
};

const shapes: readonly ((fill: string) => string)[] = [
  (fill) => `<path d="M0 0H${T}A${T} ${T} 0 0 1 0 ${T}Z" fill="${fill}"/>`,
  (fill) => `<path d="M0 0A${T} ${T} 0 0 1 ${T} ${T}A${T} ${T} 0 0 1 0 0Z" fill="${fill}"/>`,
  (fill) =>
    `<path d="M0 0H${T * 0.3}A${T * 0.3} ${T * 0.3} 0 0 1 0 ${T * 0.3}ZM${T * 0.5} 0H${T * 0.75}A${T * 0.75} ${T * 0.75} 0 0 1 0 ${T * 0.75}V${T * 0.5}A${T * 0.5} ${T * 0.5} 0 0 0 ${T * 0.5} 0Z" fill="${fill}"/>`,
  (fill) => `<path d="M0 ${T}L${T} 0V${T}Z" fill="${fill}"/>`,
  (fill) =>
    `<path d="M0 0A${T / 2} ${T / 2} 0 0 1 ${T / 2} ${T / 2}A${T / 2} ${T / 2} 0 0 1 ${T} ${T}V${T}H0Z" fill="${fill}"/>`,
  (fill) => `<circle cx="${T / 2}" cy="${T / 2}" r="${T * 0.34}" fill="${fill}"/>`,
];

/** A wall of tiles in the shop's colours, after the modernist murals of Brasília; some tiles flower. */
export const muralSheet = (columns: number, rows: number, seed: string): Sheet => {
  const next = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(next() * items.length)];
  const tiles = Array.from({ length: columns * rows }, (_, i) => {
    const ground = pick(GROUNDS) ?? '#5a1f6e';
    const fill = pick(FIGURES[ground]) ?? '#d6478f';
    const turn = Math.floor(next() * 4) * 90;
    const flowering = next() > 0.9 && ['#5a1f6e', '#3a1248', '#1c5b40'].includes(ground);
    const figure = flowering
      ? flowerMark(T / 2, T / 2, 0.72, FLOWER_ON_DARK, '#f6b93b')
      : (pick(shapes)?.(fill) ?? '');
    return `<g transform="translate(${(i % columns) * T} ${Math.floor(i / columns) * T})"><path d="M0 0H${T}V${T}H0Z" fill="${ground}"/><g transform="rotate(${turn} ${T / 2} ${T / 2})">${figure}</g></g>`;
  });
  return { width: columns * T, height: rows * T, inner: tiles.join('') };
};

export const muralSvg = (columns: number, rows: number, seed: string): string => {
  const { width, height, inner } = muralSheet(columns, rows, seed);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" shape-rendering="geometricPrecision">${inner}</svg>`;
};
