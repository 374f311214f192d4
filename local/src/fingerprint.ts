import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export type NamedContent = { name: string; content: Uint8Array | string };

/** One digest for a set of named contents, whatever their order. */
export const fingerprintOf = (contents: readonly NamedContent[]): string => {
  const digest = createHash('sha256');
  const sorted = [...contents].sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const { name, content } of sorted) {
    digest.update(createHash('sha256').update(name).digest());
    digest.update(createHash('sha256').update(content).digest());
  }
  return digest.digest('hex');
};

const skipped = new Set(['node_modules', 'dist', '.astro', 'generated']);

const isWanted = (entry: Dirent): boolean => !skipped.has(entry.name) && !entry.name.endsWith('.test.ts');

export const filesUnder = async (path: string): Promise<string[]> => {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  const entries = (await readdir(path, { withFileTypes: true })).filter(isWanted);
  const nested = await Promise.all(entries.map((entry) => filesUnder(join(path, entry.name))));
  return nested.flat();
};

/** One digest for files and whole folders of the repository; absent ones count as empty, tests and build output not at all. */
export const fingerprintOfFiles = async (
  root: string,
  paths: readonly string[],
  settings: Record<string, string> = {},
): Promise<string> => {
  const files = (await Promise.all(paths.map((path) => filesUnder(join(root, path))))).flat();
  const contents = await Promise.all(
    files.map(async (file) => ({
      name: relative(root, file).split(sep).join('/'),
      content: await readFile(file),
    })),
  );
  return fingerprintOf([...contents, { name: '\0settings', content: JSON.stringify(settings) }]);
};
