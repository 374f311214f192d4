import { createHash } from 'node:crypto';
import type { Product } from '@loja/contracts/http/shopfront.ts';
import type { RenderedFile } from '@loja/contracts/site.ts';
import { type Clock, systemClock } from '@loja/kernel/clock.ts';
import {
  type Change,
  type Entry,
  emptySite,
  isAsset,
  isPicture,
  type Plan,
  type PublishAnswer,
  planOf,
  type SiteState,
} from '../domain/publication.ts';
import type {
  EdgeCache,
  PublisherQueue,
  ReleaseStore,
  SiteStore,
  Storefront,
  WrittenShelf,
} from '../ports.ts';
import { announceRelease } from './announce-release.ts';

export interface PublishPorts {
  shelf: WrittenShelf;
  site: SiteStore;
  releases: ReleaseStore;
  edge: EdgeCache;
  queue: PublisherQueue;
  storefront: Storefront;
  clock?: Clock;
}

/**
 * Pictures have turns of their own, this long: a price that waits behind one of them has five seconds in all.
 * Rendering has one thread; many workers hide the bucket's latency behind it, but all would begin a picture at once.
 */
const PICTURES_MS = 1_000;
const WORKERS = { pages: 16, pictures: 1 };

interface Turn {
  state: SiteState;
  products: readonly Product[];
  shows: ReadonlyMap<string, string>;
  build: string;
  rebuild: string | undefined;
  /** Marks of what stands, where it was looked at. */
  standing: ReadonlyMap<string, string> | undefined;
  /** What the storefront brings beside its pages, where it was put. */
  assets: ReadonlySet<string>;
}

interface Outcome {
  files: Record<string, Entry>;
  changes: Change[];
  failed: { path: string; reason: string }[];
  pending: number;
}

const sha256Of = ({ contentType, body }: RenderedFile): string =>
  createHash('sha256').update(contentType).update('\0').update(body).digest('hex');

/** Whether the bucket holds what was put there last; believed unless looked at. */
const stillStands = (path: string, { standing }: Turn, etag: string): boolean =>
  standing === undefined || standing.get(path) === etag;

const factsOf = ({ shows, build, rebuild }: Turn, path: string): Entry => ({
  shows: shows.get(path) ?? '',
  build,
  rebuild,
});

const publishFile = async (
  { storefront, site }: PublishPorts,
  turn: Turn,
  path: string,
): Promise<{ entry: Entry; change?: Change }> => {
  const file = await storefront.renderer.render(turn.products, path);
  const sha256 = sha256Of(file);
  const before = turn.state.files[path]?.published;
  const facts = factsOf(turn, path);
  if (before?.sha256 === sha256 && stillStands(path, turn, before.etag))
    return { entry: { ...facts, published: before } };
  const after = await site.put(path, { ...file, sha256 });
  return { entry: { ...facts, published: after }, change: { path, before, after } };
};

const publishOne = async (ports: PublishPorts, turn: Turn, path: string, outcome: Outcome): Promise<void> => {
  try {
    const { entry, change } = await publishFile(ports, turn, path);
    outcome.files[path] = entry;
    if (change) outcome.changes.push(change);
  } catch (error) {
    const { published } = turn.state.files[path] ?? {};
    outcome.failed.push({ path, reason: error instanceof Error ? error.message : String(error) });
    outcome.files[path] = { ...factsOf(turn, path), published, failed: true };
  }
};

/** Pages if there are any to render, else pictures until the turn is over. What remains is pending. */
const renderAll = async (
  ports: PublishPorts,
  turn: Turn,
  { render }: Plan,
  outcome: Outcome,
): Promise<void> => {
  const pages = render.filter((path) => !isPicture(path));
  const until = pages.length > 0 ? Number.POSITIVE_INFINITY : performance.now() + PICTURES_MS;
  const waiting = pages.length > 0 ? pages : [...render];
  outcome.pending = render.length;
  const worker = async (): Promise<void> => {
    do {
      const path = waiting.shift();
      if (path === undefined) return;
      await publishOne(ports, turn, path, outcome);
      outcome.pending -= 1;
    } while (performance.now() < until);
  };
  const workers = pages.length > 0 ? WORKERS.pages : WORKERS.pictures;
  await Promise.all(Array.from({ length: workers }, worker));
};

const removeAll = async ({ site }: PublishPorts, turn: Turn, plan: Plan, outcome: Outcome): Promise<void> => {
  for (const path of plan.remove) {
    const before = turn.state.files[path]?.published;
    delete outcome.files[path];
    if (before === undefined) continue;
    await site.remove(path);
    outcome.changes.push({ path, before });
  }
  if (turn.rebuild === undefined || turn.standing === undefined) return;
  // What nobody remembers having put there: a rebuild leaves the site and nothing else.
  const strays = [...turn.standing.keys()].filter(
    (path) => !turn.shows.has(path) && !isAsset(path) && !turn.assets.has(path),
  );
  for (const path of strays) if (turn.state.files[path] === undefined) await site.remove(path);
};

/**
 * What pages refer to by a digest goes first, so that no page ever asks for what is not there; it never goes away.
 * A file under a plain name (the edge's words for an API that is down) is put anew, since its bytes may have changed.
 */
const putAssets = async (
  { storefront, site }: PublishPorts,
  standing: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> => {
  const assets = await storefront.assets();
  for (const [path, file] of assets)
    if (!isAsset(path) || !standing.has(path)) await site.put(path, { ...file, sha256: sha256Of(file) });
  return new Set(assets.keys());
};

const openTurn = async (
  ports: PublishPorts,
  slugs: readonly string[],
  rebuild: string | undefined,
): Promise<Turn> => {
  const { shelf, site, releases, storefront } = ports;
  const { build, renderer } = storefront;
  const state = (await releases.state()) ?? emptySite;
  const products = await shelf.products([...state.slugs, ...slugs]);
  const looks = rebuild !== undefined || state.build !== build;
  const standing = looks ? await site.etags() : undefined;
  const assets = standing ? await putAssets(ports, standing) : new Set<string>();
  const shows = new Map(renderer.files(products).map((file) => [file.path, file.shows]));
  return { state, products, shows, build, rebuild, standing, assets };
};

/**
 * Brings the public site to the shelf as it is written now: renders what shows something else than it did, puts what
 * came out different, tells the edge to forget just that. Whatever events called for it, and how often and in which
 * order, the newest shelf is what stands in the end.
 */
export const publishChanges =
  (ports: PublishPorts) =>
  async (slugs: readonly string[], rebuild?: string): Promise<PublishAnswer> => {
    const turn = await openTurn(ports, slugs, rebuild);
    const files = [...turn.shows].map(([path, shows]) => ({ path, shows }));
    const plan = planOf(turn.state, files, turn);
    const outcome: Outcome = { files: { ...turn.state.files }, changes: [], failed: [], pending: 0 };
    await renderAll(ports, turn, plan, outcome);
    await removeAll(ports, turn, plan, outcome);
    const state = { slugs: turn.products.map(({ slug }) => slug), build: turn.build, files: outcome.files };
    const release = await announceRelease(ports, ports.clock ?? systemClock, {
      kind: rebuild === undefined ? 'changes' : 'rebuild',
      changes: outcome.changes,
      state,
    });
    const { failed, pending, changes } = outcome;
    if (failed.length > 0) await ports.queue.giveUp('pages that cannot be rendered', failed.slice(0, 50));
    if (pending > 0) await ports.queue.goOn(rebuild);
    return { ok: true, release, changed: changes.length, pending, failed: failed.map(({ path }) => path) };
  };
