import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';

const FONTS = '@expo-google-fonts/noto-sans';
const FILES = ['package.json', '400Regular/NotoSans_400Regular.ttf', '700Bold/NotoSans_700Bold.ttf'];

/** Lays the typeface beside every function that prints (`services/src/documents/adapters/typeface.ts`). */
export const placeTypeface = ({ outputs }: Metafile): void => {
  for (const [path, { inputs }] of Object.entries(outputs))
    if (Object.keys(inputs).some((input) => input.endsWith('documents/adapters/typeface.ts')))
      for (const file of FILES)
        cpSync(join('node_modules', FONTS, file), join(dirname(path), 'node_modules', FONTS, file));
};
