import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import subset from 'subset-font';

/** Named by `src/styles/fonts.css`. */
const FOLDER = new URL('../.astro/fonts/', import.meta.url);

const ascii = String.fromCharCode(...Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i));
/** Of names and words in pt-BR, English and their neighbours; what else is typed is shown in the stand-in. */
const LETTERS = `${ascii}ÁÀÂÃÄÇÉÈÊËÍÌÎÏÑÓÒÔÕÖÚÙÛÜáàâãäçéèêëíìîïñóòôõöúùûüªº°·×–—‘’“”…−\u00a0`;
/** What no headline has. */
const RARE = /[\\^`{|}~<>ÈËÌÎÏÒÙÛèëìîïòùû]/g;

interface Cut {
  name: string;
  from: string;
  axes: Record<string, number | { min: number; max: number }>;
  features: readonly string[];
  letters: string;
}

const GABARITO = '@fontsource-variable/gabarito/files/gabarito-latin-wght-normal.woff2';
const INSTRUMENT = '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2';
/**
 * Each within eight segments of 1460 bytes with its headers: a server's first flight, even when the picture and the
 * style share the line. Kerning is as heavy as the letters and seen in headlines only; where it varies with the weight it
 * is heavier still, so that headlines have one fixed weight, and figures of one width.
 */
const CUTS: readonly Cut[] = [
  { name: 'body', from: INSTRUMENT, axes: { wght: { min: 400, max: 700 } }, features: [], letters: LETTERS },
  {
    name: 'display',
    from: GABARITO,
    axes: { wght: 750 },
    features: ['kern', 'tnum'],
    letters: LETTERS.replace(RARE, ''),
  },
];

const cut = async ({ name, from, axes, features, letters }: Cut): Promise<void> => {
  const font = readFileSync(fileURLToPath(import.meta.resolve(from)));
  const body = await subset(font, letters, {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: [...features],
    noHinting: true,
  });
  // Two builds may run at once: each file is there whole or not at all.
  const draft = fileURLToPath(new URL(`${name}.${process.pid}`, FOLDER));
  writeFileSync(draft, body);
  renameSync(draft, fileURLToPath(new URL(`${name}.woff2`, FOLDER)));
};

/** Leaves of each font what the shop's languages need, before the style sheet asks for it. */
export const leanFonts = (): AstroIntegration => ({
  name: 'lean-fonts',
  hooks: {
    'astro:config:setup': async () => {
      mkdirSync(FOLDER, { recursive: true });
      for (const each of CUTS) await cut(each);
    },
  },
});
