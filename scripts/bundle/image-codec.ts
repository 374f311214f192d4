import { cpSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** libvips as WebAssembly: too large and too much its own file to be bundled, so it lies beside the function. */
const CODEC = '@img/sharp-wasm32';

/**
 * sharp looks for a binary of the machine it runs on. A function is bundled on one machine and runs on others, so it
 * gets the one that runs on all (docs/adr/0011-photos-are-developed-by-webassembly.md).
 */
export const imageCodec: Plugin = {
  name: 'image-codec',
  setup(build) {
    build.onLoad({ filter: /\/sharp\/dist\/sharp\.mjs$/ }, () => ({
      contents: `export default require('${CODEC}/sharp.node');`,
      loader: 'js',
    }));
    build.onResolve({ filter: /^@img\/sharp-wasm32\// }, ({ path }) => ({ path, external: true }));
  },
};

const rootOf = (name: string, from: string): string => {
  const folders = createRequire(join(resolve(from), 'package.json')).resolve.paths(name) ?? [];
  const found = folders.map((folder) => join(folder, name)).find((folder) => existsSync(folder));
  if (!found) throw new Error(`${name} is not installed: run "npm ci"`);
  return found;
};

const place = (name: string, from: string, into: string): void => {
  const source = rootOf(name, from);
  const { dependencies = {} }: { dependencies?: Record<string, string> } = JSON.parse(
    readFileSync(join(source, 'package.json'), 'utf8'),
  );
  cpSync(source, join(into, 'node_modules', name), { recursive: true });
  for (const dependency of Object.keys(dependencies)) place(dependency, source, into);
};

/** Lays the codec beside every function that asks for it. */
export const placeCodec = ({ outputs }: Metafile): void => {
  for (const [path, { imports }] of Object.entries(outputs))
    if (imports.some((imported) => imported.external && imported.path.startsWith(CODEC)))
      place(CODEC, 'services', dirname(path));
};
