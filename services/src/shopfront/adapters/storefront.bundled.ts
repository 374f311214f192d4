import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RenderedFile, SiteRenderer, SiteSettings } from '@loja/contracts/site.ts';
import type { Storefront } from '../ports.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  // What the edge answers for an API that does not.
  '.problem': 'application/problem+json',
};

const contentTypeOf = (name: string): string => {
  const type = contentTypes[extname(name)];
  if (type === undefined) throw new Error(`what type has ${name}?`);
  return type;
};

const assetsIn = async (folder: string): Promise<ReadonlyMap<string, RenderedFile>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const assets = files.map(async (entry): Promise<[string, RenderedFile]> => {
    const file = join(entry.parentPath, entry.name);
    const body = await readFile(file);
    return [`/${file.slice(folder.length + 1)}`, { contentType: contentTypeOf(entry.name), body }];
  });
  return new Map(await Promise.all(assets));
};

/** The storefront as `scripts/bundle-functions.ts` lays it beside the function: `server/`, `client/`, `build.json`. */
export const bundledStorefront = async (folder: string, settings: SiteSettings): Promise<Storefront> => {
  const { rendererFor } = (await import(pathToFileURL(join(folder, 'server', 'entry.mjs')).href)) as {
    rendererFor: (settings: SiteSettings) => SiteRenderer;
  };
  const { build }: { build: string } = JSON.parse(await readFile(join(folder, 'build.json'), 'utf8'));
  return { build, renderer: rendererFor(settings), assets: () => assetsIn(join(folder, 'client')) };
};
