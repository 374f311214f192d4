import type { SiteFile } from '@loja/contracts/site.ts';

/** A file as it stands in the bucket. `version` is the bucket's own: what a rollback puts back. */
export interface Published {
  sha256: string;
  version: string;
  etag: string;
}

/** A file of the site as its publisher remembers it. */
export interface Entry {
  /** What it showed when it was rendered. */
  shows: string;
  /** Which program rendered it, and in which rebuild, if in one. */
  build: string;
  rebuild?: string | undefined;
  /** Absent when a rollback took the file away: it stays away until it would show something else. */
  published?: Published | undefined;
  /** It could not be rendered: what stood stays, until it would show something else. */
  failed?: boolean;
  /** A rollback brought it back though no list has it: it stays until a rebuild. */
  held?: boolean;
}

/** What stands, by address; what the next publish is compared with. */
export interface SiteState {
  slugs: readonly string[];
  build: string;
  files: Readonly<Record<string, Entry>>;
}

export const emptySite: SiteState = { slugs: [], build: '', files: {} };

/** What one publish did to one file: absent before when new, absent after when taken away. */
export interface Change {
  path: string;
  before?: Published | undefined;
  after?: Published | undefined;
}

export interface Release {
  id: string;
  at: string;
  kind: 'changes' | 'rebuild' | 'rollback';
  build: string;
  changes: readonly Change[];
}

export interface Plan {
  /** In the order in which they are wanted: what people read before what programs fetch. */
  render: readonly string[];
  remove: readonly string[];
}

/** Pictures are dear to make and nobody waits for them. */
export const isPicture = (path: string): boolean => path.endsWith('.png');

const isDue = (entry: Entry | undefined, shows: string, build: string, rebuild: string | undefined) =>
  entry === undefined ||
  entry.shows !== shows ||
  entry.build !== build ||
  (rebuild !== undefined && entry.rebuild !== rebuild);

/**
 * Which files a publish touches: those that show something else than when they were rendered, those that another
 * program rendered, and in a rebuild all that it has not rendered yet; what is in no list any more goes.
 */
export const planOf = (
  { files: known }: SiteState,
  files: readonly SiteFile[],
  { build, rebuild }: { build: string; rebuild?: string | undefined },
): Plan => {
  const wanted = new Set(files.map(({ path }) => path));
  const due = files.filter(({ path, shows }) => isDue(known[path], shows, build, rebuild));
  return {
    render: due.map(({ path }) => path).sort((a, b) => Number(isPicture(a)) - Number(isPicture(b))),
    remove: Object.entries(known).flatMap(([path, { held }]) =>
      wanted.has(path) || (held && rebuild === undefined) ? [] : [path],
    ),
  };
};

/** Where a file lies in the bucket: a page in a folder of its name, as the edge looks for it. */
export const keyOf = (path: string): string => {
  if (path === '/404/') return '404.html';
  return path.slice(1) + (path.endsWith('/') ? 'index.html' : '');
};

/** The address of what lies under a key: `keyOf` the other way. */
export const addressOf = (key: string): string =>
  key === '404.html' ? '/404/' : `/${key.replace(/(^|\/)index\.html$/, '$1')}`;

/**
 * What the edge must forget of a changed file: CloudFront keeps a page under the key that `clean-urls.js` makes of its
 * address, and asks to name the address as well.
 */
export const forgottenOf = (path: string): string[] => {
  const stored = `/${keyOf(path)}`;
  return stored === path ? [path] : [path, stored];
};

const ASSETS = '/_astro/';

/** Named by a digest of its bytes: it can stand for ever. */
export const isAsset = (path: string): boolean => path.startsWith(ASSETS);
const YEAR = 31_536_000;
const DAY = 86_400;

/**
 * The edge keeps everything until it is told of a change, a day if it is not. Browsers ask each time, but for what has
 * a digest in its name, and for drawings, which may be an hour old.
 */
export const cacheControlOf = (path: string): string => {
  if (isAsset(path)) return `public, max-age=${YEAR}, immutable`;
  if (/\.(svg|png)$/.test(path)) return `public, max-age=3600, s-maxage=${DAY}`;
  return `public, max-age=0, s-maxage=${DAY}, must-revalidate`;
};

/**
 * What puts the site back to before the oldest of `releases`: of each file the first `before`, against what stands.
 * Releases in any order; files that stand as they stood need nothing.
 */
export const undoingOf = (releases: readonly Release[], { files }: SiteState): Change[] => {
  const oldestFirst = [...releases].sort((a, b) => (a.id < b.id ? -1 : 1));
  const first = new Map<string, Published | undefined>();
  for (const { changes } of oldestFirst)
    for (const { path, before } of changes) if (!first.has(path)) first.set(path, before);
  return [...first]
    .map(([path, after]): Change => ({ path, before: files[path]?.published, after }))
    .filter(({ before, after }) => before?.sha256 !== after?.sha256);
};

/** What whoever asked for a rebuild or a rollback is told. */
export type PublishAnswer =
  | { ok: true; release: string; changed: number; pending: number; failed: readonly string[] }
  | { ok: false; problem: string };
