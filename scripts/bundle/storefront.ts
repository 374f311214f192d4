import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** Names the program by its bytes: the publisher renders everything anew when this is another one. */
const measured = (folder: string): { build: string; bytes: number } => {
  const digest = createHash('sha256');
  const files = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  let bytes = 0;
  for (const file of files) {
    const content = readFileSync(file);
    bytes += content.length;
    digest.update(relative(folder, file)).update('\0').update(content);
  }
  return { build: digest.digest('hex').slice(0, 16), bytes };
};

/** Astro notes where it was built and with which fresh key; neither is used, and both would make each build another. */
const noKey = Buffer.alloc(32).toString('base64');
const forgetPlaces = (server: string, ...folders: string[]): void => {
  for (const file of globSync('**/*.mjs', { cwd: server }).map((name) => join(server, name))) {
    const text = readFileSync(file, 'utf8');
    const placeless = folders.reduce((code, folder) => code.replaceAll(folder, ''), text);
    if (placeless !== text) writeFileSync(file, placeless);
  }
};

const SOURCES = [
  'apps/storefront',
  'packages',
  'shop.config.ts',
  'package-lock.json',
  'scripts/bundle/storefront.ts',
];

/** What decides the build. */
const sourceDigest = (): string => {
  const digest = createHash('sha256');
  const isSource = (path: string) => !/(^|\/)(node_modules|dist|\.astro)(\/|$)|\.test\.ts$/.test(path);
  const files = SOURCES.flatMap((path) => (path.includes('.') ? [path] : globSync(`${path}/**/*`)));
  for (const file of files.filter(isSource).sort())
    if (statSync(file).isFile()) digest.update(file).update('\0').update(readFileSync(file));
  return digest.digest('hex').slice(0, 16);
};

const build = (into: string): void => {
  // A folder of this build's own: two shops may start at the same time.
  const out = mkdtempSync(join(tmpdir(), 'loja-storefront-'));
  try {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [resolve('node_modules/astro/bin/astro.mjs'), 'build', '--outDir', out],
      {
        cwd: 'apps/storefront',
        env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_KEY: noKey },
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(`astro build failed\n${stdout}\n${stderr}`);
    for (const part of ['server', 'client']) cpSync(join(out, part), join(into, part), { recursive: true });
    forgetPlaces(join(into, 'server'), out, resolve('.'));
    writeFileSync(join(into, 'build.json'), JSON.stringify({ build: measured(into).build }));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
};

/**
 * Lays the storefront's renderer and what pages refer to into `<into>/{server,client,build.json}`; answers its bytes.
 * The last build serves again while its sources stand.
 */
export const placeStorefront = (into: string): number => {
  const last = 'dist/storefront';
  const kept = join(last, sourceDigest());
  if (!existsSync(join(kept, 'build.json'))) {
    rmSync(last, { recursive: true, force: true });
    build(kept);
  }
  cpSync(kept, into, { recursive: true });
  return measured(into).bytes;
};
