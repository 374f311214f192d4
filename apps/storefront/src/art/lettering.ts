import regular from '@fontsource/gabarito/files/gabarito-latin-500-normal.woff?inline';
import bold from '@fontsource/gabarito/files/gabarito-latin-800-normal.woff?inline';
import opentype from 'opentype.js';

const load = (dataUrl: string): opentype.Font => {
  const file = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  return opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
};
const faces = { bold: load(bold), regular: load(regular) };
export type Face = keyof typeof faces;

type Placed = { glyph: opentype.Glyph; x: number };

/** Glyph by glyph with kerning: the library's own shaping refuses this font's composition tables. */
const setLine = (text: string, size: number, face: Face): { placed: Placed[]; width: number } => {
  const font = faces[face];
  const scale = size / font.unitsPerEm;
  const glyphs = [...text].map((letter) => font.charToGlyph(letter));
  let x = 0;
  const placed = glyphs.map((glyph, i) => {
    const before = glyphs[i - 1];
    if (before) x += font.getKerningValue(before, glyph) * scale;
    const at = { glyph, x };
    x += (glyph.advanceWidth ?? 0) * scale;
    return at;
  });
  return { placed, width: x };
};

export const widthOf = (text: string, size: number, face: Face): number => setLine(text, size, face).width;

/** In tenths of a unit, so that steps between points add up exactly. */
const tenths = (n: number): number => Math.round(n * 10);

/**
 * Path data by hand: the library's own writer answers NaN for fractions so small that they print with an exponent. Each
 * point is told from the one before, which halves what a drawing weighs.
 */
const outlineOf = (path: opentype.Path): string => {
  let [penX, penY] = [0, 0];
  return path.commands
    .map((c) => {
      if (c.type === 'Z') return 'z';
      const points = [...('x1' in c ? [[c.x1, c.y1]] : []), ...('x2' in c ? [[c.x2, c.y2]] : []), [c.x, c.y]];
      const steps = points.flatMap(([x = 0, y = 0]) => [tenths(x) - penX, tenths(y) - penY]);
      if (c.type === 'M') steps.splice(0, 2, tenths(c.x), tenths(c.y));
      [penX, penY] = [tenths(c.x), tenths(c.y)];
      const data = steps
        .map((step) => step / 10)
        .join(' ')
        .replaceAll(' -', '-')
        .replace(/(?<!\d)0\./g, '.');
      return (c.type === 'M' ? 'M' : c.type.toLowerCase()) + data;
    })
    .join('');
};

type Lettering = {
  text: string;
  x: number;
  y: number;
  size: number;
  face: Face;
  fill: string;
  anchor?: 'start' | 'middle';
};

/** Text as outlines: a drawing shown through `<img>` cannot reach the page's fonts. */
export const letters = ({ text, x, y, size, face, fill, anchor = 'start' }: Lettering): string => {
  const { placed, width } = setLine(text, size, face);
  const start = anchor === 'middle' ? x - width / 2 : x;
  const outline = placed
    .map(({ glyph, x: offset }) => outlineOf(glyph.getPath(start + offset, y, size)))
    .join('');
  return `<path d="${outline}" fill="${fill}"/>`;
};

/** Breaks into at most two lines and picks the largest size that fits the width. */
export const fitted = (
  text: string,
  width: number,
  sizes: { most: number; least: number },
): { lines: string[]; size: number } => {
  const words = text.split(' ');
  const breaks = [
    [text],
    ...words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]),
  ];
  const sized = breaks.map((lines) => {
    const widest = Math.max(...lines.map((line) => widthOf(line, 100, 'bold')));
    return { lines, size: Math.min(sizes.most, (width / widest) * 100) };
  });
  const best = sized.reduce((a, b) => (b.size > a.size * 1.05 ? b : a));
  return { lines: best.lines, size: Math.max(sizes.least, best.size) };
};
