import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { build } from 'esbuild';
import { imageCodec, placeCodec } from './bundle/image-codec.ts';
import { leaveOut } from './bundle/leave-out.ts';
import { placeStorefront } from './bundle/storefront.ts';
import { placeTypeface } from './bundle/typeface.ts';

/** A shop that starts gives a folder of its own: another may start at the same time. */
const OUT = process.argv[2] ?? 'dist/functions';
/** Renders the shop's pages, so it carries the program that does. */
const PUBLISHER = 'shopfront-publish-pages';

/** `services/src/ordering/workflows/place-order/confirm-order.step.ts` → `ordering-confirm-order`. */
const nameOf = (path: string): string => {
  const context = path.split('/')[2] ?? '';
  return `${context}-${basename(path).replace(/(\.step)?\.ts$/, '')}`;
};

const entries = [
  ...globSync('services/src/*/entrypoints/*.ts'),
  ...globSync('services/src/*/workflows/*/*.step.ts'),
].filter((path) => !path.endsWith('.test.ts'));

rmSync(OUT, { recursive: true, force: true });
const result = await build({
  entryPoints: Object.fromEntries(entries.map((path) => [`${nameOf(path)}/index`, path])),
  outdir: OUT,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  metafile: true,
  // In Lambda credentials come from the environment only; the SDK's whole chain would add 330 kB to every function.
  alias: {
    '@aws-sdk/credential-provider-node': join(import.meta.dirname, 'bundle/environment-credentials.ts'),
  },
  plugins: [leaveOut, imageCodec],
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  logLevel: 'error',
});

placeCodec(result.metafile);
placeTypeface(result.metafile);
const storefront = placeStorefront(join(OUT, PUBLISHER, 'storefront'));

const sizes = Object.fromEntries(
  Object.entries(result.metafile.outputs).map(([path, { bytes }]) => [
    relative(OUT, path).replace('/index.mjs', ''),
    bytes,
  ]),
);
sizes[PUBLISHER] = (sizes[PUBLISHER] ?? 0) + storefront;
mkdirSync(OUT, { recursive: true });
writeFileSync(join('dist', 'bundle-sizes.json'), JSON.stringify(sizes, null, 2));
writeFileSync(join('dist', 'bundle-meta.json'), JSON.stringify(result.metafile));
console.log(`bundled ${entries.length} functions, largest ${Math.max(0, ...Object.values(sizes))} bytes`);
