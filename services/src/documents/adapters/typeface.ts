import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Lies beside the bundle under the same name (`scripts/bundle/typeface.ts`). */
const NOTO_SANS = '@expo-google-fonts/noto-sans';
const files = createRequire(import.meta.url);

const read = (file: string): Buffer => readFileSync(files.resolve(`${NOTO_SANS}/${file}`));

/** Latin with every mark, Greek and Cyrillic: what a name may be written in. Read at the first copy, not at the start. */
export const typeface = () => ({
  regular: read('400Regular/NotoSans_400Regular.ttf'),
  bold: read('700Bold/NotoSans_700Bold.ttf'),
});

/** What the typeface has no letter for would be printed as nothing or as a box that no reader can copy. */
const UNPRINTABLE =
  /[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2122\u2212]/gu;

/** Letters put together with their marks; direction changes, control characters and pictures become question marks. */
export const printable = (text: string): string => text.normalize('NFC').replace(UNPRINTABLE, '?');
