import { BEAN_COLOUR, bagColours, INK, LABEL, ROASTS, type Roast } from './colour.ts';
import { FLOWER_ON_LIGHT, flowerMark } from './flower.ts';
import { fitted, letters, widthOf } from './lettering.ts';
import { mural } from './tiles.ts';

export type BagFacts = {
  slug: string;
  name: string;
  origin: string;
  place: string;
  notes: readonly string[];
  hue: number;
  roast: Roast;
};

export const BAG_WIDTH = 320;
export const BAG_HEIGHT = 470;
const BODY =
  'M34 40H286L290 62C294 160 295 330 300 440Q300 458 284 459L160 463L36 459Q20 458 20 440C25 330 26 160 30 62Z';

const bean = (x: number, y: number, fill: string): string =>
  `<g transform="translate(${x} ${y}) rotate(-28)"><ellipse rx="8" ry="5.6" fill="${fill}"/><path d="M-7 .6Q-2-2.4 0 0T7-.6" fill="none" stroke="${LABEL}" stroke-width="1.3"/></g>`;

const label = (facts: BagFacts, roast: Roast): string => {
  const { lines, size } = fitted(facts.name, 168, { most: 46, least: 20 });
  const firstLine = 206 + (lines.length === 1 ? size * 0.45 : 0);
  const title = lines.map((text, i) =>
    letters({ text, x: 76, y: firstLine + i * size * 0.98, size, face: 'bold', fill: INK }),
  );
  const level = ROASTS.indexOf(roast);
  const beans = ROASTS.map((r, i) => bean(84 + i * 21, 318, i <= level ? BEAN_COLOUR[r] : '#e6dccf'));
  const notes = facts.notes.slice(0, 3).join(' · ');
  const noteSize = Math.min(13, (172 / widthOf(notes, 100, 'regular')) * 100);
  const placeSize = Math.min(13, (172 / widthOf(facts.place, 100, 'regular')) * 100);
  return [
    `<rect x="60" y="118" width="200" height="222" rx="8" fill="${LABEL}"/>`,
    flowerMark(86, 147, 0.26, FLOWER_ON_LIGHT, '#f6b93b'),
    letters({ text: 'manacá', x: 104, y: 153, size: 20, face: 'bold', fill: INK }),
    ...title,
    letters({ text: facts.place, x: 76, y: 277, size: placeSize, face: 'regular', fill: INK }),
    letters({ text: notes, x: 76, y: 296, size: noteSize, face: 'regular', fill: '#5d4a66' }),
    ...beans,
  ].join('');
};

const folds = (id: string, deep: string): string => `
<linearGradient id="${id}-side" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#1a0820" stop-opacity=".42"/><stop offset=".11" stop-color="#1a0820" stop-opacity=".06"/><stop offset=".2" stop-color="#fff" stop-opacity=".2"/><stop offset=".34" stop-color="#fff" stop-opacity="0"/><stop offset=".8" stop-color="#1a0820" stop-opacity="0"/><stop offset="1" stop-color="#1a0820" stop-opacity=".46"/></linearGradient>
<linearGradient id="${id}-foot" x1="0" x2="0" y1="0" y2="1"><stop offset=".82" stop-color="#1a0820" stop-opacity="0"/><stop offset="1" stop-color="#1a0820" stop-opacity=".34"/></linearGradient>
<clipPath id="${id}-body"><path d="${BODY}"/></clipPath>
<path id="${id}-crimp" d="M30 14Q30 8 36 8H284Q290 8 290 14L288 62H32Z" fill="${deep}"/>`;

/** One bag, 320 × 470, as a group; `id` keeps definitions apart when several share a drawing. */
export const bagGroup = (facts: BagFacts, id: string): string => {
  const colours = bagColours(facts.hue, facts.roast);
  const wall = {
    id: `${id}-tile`,
    seed: facts.slug,
    origin: `${facts.name} ${facts.origin}`,
    x: 0,
    y: 60,
    columns: 6,
    rows: 8,
    tile: 54,
  };
  return `<defs>${folds(id, colours.deep)}</defs>
<ellipse cx="160" cy="458" rx="146" ry="10" fill="#1a0820" opacity=".2"/>
<g clip-path="url(#${id}-body)"><rect width="320" height="470" fill="${colours.body}"/>${mural(wall, colours)}</g>
<use href="#${id}-crimp"/><path d="M31 24H289M31 34H289M32 44H288" stroke="#fff" stroke-opacity=".16" stroke-width="2"/>
<circle cx="160" cy="90" r="11" fill="${colours.deep}"/><circle cx="160" cy="90" r="6.5" fill="none" stroke="#fff" stroke-opacity=".35" stroke-width="1.5"/>
<path d="${BODY}" fill="url(#${id}-side)"/><path d="${BODY}" fill="url(#${id}-foot)"/>
${label(facts, facts.roast)}
<path d="M30 14Q30 8 36 8H284Q290 8 290 14L288 62H32Z" fill="url(#${id}-side)"/>`;
};
