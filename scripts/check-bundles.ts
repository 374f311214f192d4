import { readFileSync } from 'node:fs';

/** Design §7: an HTTP function is at most 400 kB minified; the others have no reason to be larger. */
const LIMIT_BYTES = 400_000;

const sizes: Record<string, number> = JSON.parse(readFileSync('dist/bundle-sizes.json', 'utf8'));
const list = Object.entries(sizes).sort(([, a], [, b]) => b - a);
for (const [name, bytes] of list) console.log(`${String(Math.ceil(bytes / 1000)).padStart(5)} kB  ${name}`);
const over = list.filter(([, bytes]) => bytes > LIMIT_BYTES);
if (over.length > 0) {
  console.error(`over ${LIMIT_BYTES / 1000} kB: ${over.map(([name]) => name).join(', ')}`);
  process.exit(1);
}
