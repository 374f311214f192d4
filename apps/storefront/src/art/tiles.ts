import type { BagColours } from './colour.ts';

/** A tile of the mural on a bag: one motif per origin, turned at random, as on a wall of Brasília's ceramic tiles. */
type Motif = (t: number, c: BagColours) => string;

const petal: Motif = (t, c) =>
  `<path d="M0 0A${t} ${t} 0 0 1 ${t} ${t}A${t} ${t} 0 0 1 0 0Z" fill="${c.figure}"/><circle cx="${t * 0.8}" cy="${t * 0.2}" r="${t * 0.1}" fill="${c.accent}"/>`;

const quarter: Motif = (t, c) =>
  `<path d="M0 0H${t}A${t} ${t} 0 0 1 0 ${t}Z" fill="${c.figure}"/><path d="M0 0H${t * 0.45}A${t * 0.45} ${t * 0.45} 0 0 1 0 ${t * 0.45}Z" fill="${c.accent}"/>`;

const sun: Motif = (t, c) =>
  `<path d="M0 0H${t * 0.42}A${t * 0.42} ${t * 0.42} 0 0 1 0 ${t * 0.42}Z" fill="${c.accent}"/>` +
  [0.62, 0.86]
    .map(
      (r) =>
        `<path d="M${t * r} 0A${t * r} ${t * r} 0 0 1 0 ${t * r}" fill="none" stroke="${c.figure}" stroke-width="${t * 0.13}"/>`,
    )
    .join('');

const peak: Motif = (t, c) =>
  `<path d="M0 ${t}L${t} 0V${t}Z" fill="${c.figure}"/><path d="M${t * 0.58} ${t * 0.42}L${t} 0V${t * 0.42}Z" fill="${c.accent}"/>`;

const diamond: Motif = (t, c) =>
  `<path d="M${t / 2} 0L${t} ${t / 2}L${t / 2} ${t}L0 ${t / 2}Z" fill="${c.figure}"/><path d="M${t / 2} ${t * 0.28}L${t * 0.72} ${t / 2}L${t / 2} ${t * 0.72}Z" fill="${c.accent}"/>`;

const rail: Motif = (t, c) =>
  [0.25, 0.5, 0.75]
    .map(
      (r, i) =>
        `<path d="M${t * r} 0A${t * r} ${t * r} 0 0 1 0 ${t * r}" fill="none" stroke="${i === 1 ? c.accent : c.figure}" stroke-width="${t * 0.11}"/>`,
    )
    .join('') + `<circle cx="${t}" cy="${t}" r="${t * 0.2}" fill="${c.figure}"/>`;

const moon: Motif = (t, c) =>
  `<path d="M${t * 0.5} ${t * 0.08}A${t * 0.42} ${t * 0.42} 0 1 1 ${t * 0.08} ${t * 0.5}A${t * 0.34} ${t * 0.34} 0 0 0 ${t * 0.5} ${t * 0.08}Z" fill="${c.figure}"/><circle cx="${t * 0.24}" cy="${t * 0.24}" r="${t * 0.08}" fill="${c.accent}"/>`;

const flower: Motif = (t, c) => {
  const h = t / 2;
  const lens = `M${h} ${h}A${h} ${h} 0 0 1 ${h} 0A${h} ${h} 0 0 1 ${h} ${h}Z`;
  const lobes = [45, 135, 225, 315]
    .map(
      (turn, i) =>
        `<path d="${lens}" fill="${i % 2 ? c.accent : c.figure}" transform="rotate(${turn} ${h} ${h}) scale(1 1.3) translate(0 ${-h * 0.23})"/>`,
    )
    .join('');
  return `${lobes}<circle cx="${h}" cy="${h}" r="${t * 0.11}" fill="${c.deep}"/>`;
};

const crater: Motif = (t, c) =>
  `<path d="M0 0A${t} ${t} 0 0 0 ${t} ${t}V0Z" fill="${c.figure}"/><circle cx="${t * 0.66}" cy="${t * 0.34}" r="${t * 0.17}" fill="${c.accent}"/>`;

const BY_ORIGIN: readonly (readonly [RegExp, Motif])[] = [
  [/descaf|decaf/i, moon],
  [/blend|casa/i, flower],
  [/cerrado/i, sun],
  [/mantiqueira/i, peak],
  [/capara/i, petal],
  [/diamantina|chapada/i, diamond],
  [/mogiana/i, rail],
  [/paran|pioneiro/i, quarter],
  [/vulc|caldas/i, crater],
];
const REST = [petal, crater, quarter, sun, rail] as const;

/** A small repeatable generator: the same product always gets the same wall. */
export const seeded = (text: string): (() => number) => {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2246822519);
    state = Math.imul(state ^ (state >>> 13), 3266489917);
    state ^= state >>> 16;
    return (state >>> 0) / 4294967296;
  };
};

export type Wall = {
  id: string;
  seed: string;
  origin: string;
  x: number;
  y: number;
  columns: number;
  rows: number;
  tile: number;
};

/** The wall's markup: one `<symbol>`-like definition and a turned copy per tile. */
export const mural = (wall: Wall, colours: BagColours): string => {
  const next = seeded(wall.seed);
  const motif =
    BY_ORIGIN.find(([pattern]) => pattern.test(wall.origin))?.[1] ??
    REST[Math.floor(next() * REST.length)] ??
    petal;
  const half = wall.tile / 2;
  const copies = Array.from({ length: wall.columns * wall.rows }, (_, i) => {
    const x = wall.x + (i % wall.columns) * wall.tile;
    const y = wall.y + Math.floor(i / wall.columns) * wall.tile;
    const turn = Math.floor(next() * 4) * 90;
    return `<use href="#${wall.id}" transform="translate(${x} ${y})${turn ? ` rotate(${turn} ${half} ${half})` : ''}"/>`;
  });
  return `<defs><g id="${wall.id}">${motif(wall.tile, colours)}</g></defs>${copies.join('')}`;
};
