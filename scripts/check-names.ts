import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Names that say nothing; a thing without a name has no home. */
const DRAWERS = /^(utils?|helpers?|common|misc|manager|data|info)(\.|$)/;
const INSIDE_A_CONTEXT = new Set([
  'README.md',
  'domain',
  'ports.ts',
  'use-cases',
  'adapters',
  'entrypoints',
  'workflows',
  'projections',
  'infra',
  'offers.ts',
  'seed',
]);
const MAX_LINES = 300;

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '');
const complaints: string[] = [];

for (const path of tracked) {
  if (DRAWERS.test(basename(path))) complaints.push(`${path}: a drawer, not a name`);
  if (!/\.(ts|tsx|astro|css|mjs|cjs)$/.test(path) || path.includes('.generated.')) continue;
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n').length - 1;
  if (lines > MAX_LINES) complaints.push(`${path}: ${lines} lines, at most ${MAX_LINES}`);
  if (/^(services|packages|apps)\/.*(?<!\.test)\.tsx?$/.test(path) && /ScanCommand/.test(text))
    complaints.push(`${path}: Scan`);
  if (/\.(test|spec)\.ts$/.test(path) && /setTimeout\([^)]*\)\s*\)?;?\s*\/\/ ?sleep|await sleep\(/.test(text))
    complaints.push(`${path}: sleep in a test`);
  if (
    /^services\/src\/[^/]+\/(domain|use-cases|adapters|entrypoints)\//.test(path) &&
    !path.endsWith('.test.ts')
  ) {
    if (/vi\.mock\(|from 'zod'(?<!\* as z from 'zod')/.test(text))
      complaints.push(`${path}: import zod as a namespace (bundle size), mock nothing`);
    if (/path\.join|Date\.now\(\)/.test(text) && path.includes('/domain/'))
      complaints.push(`${path}: domain reads a clock`);
  }
}

for (const context of readdirSync('services/src')) {
  const folder = join('services/src', context);
  if (!statSync(folder).isDirectory()) continue;
  const inside = readdirSync(folder);
  if (!inside.includes('README.md')) complaints.push(`${folder}: no README.md`);
  for (const name of inside)
    if (!INSIDE_A_CONTEXT.has(name)) complaints.push(`${folder}/${name}: no such place in a context`);
}

if (complaints.length > 0) {
  console.error(complaints.join('\n'));
  process.exit(1);
}
console.log(`names, sizes and places of ${tracked.length} files hold`);
