import type { Clock } from '@loja/kernel/clock.ts';
import { type Change, forgottenOf, type Release, type SiteState } from '../domain/publication.ts';
import type { EdgeCache, ReleaseStore } from '../ports.ts';

/** CloudFront takes 3,000 paths at a time and bills each; beyond this many one word for everything is kinder. */
const PATHS_AT_MOST = 200;

const idAt = (at: Date): string =>
  `${at.toISOString().replace(/[-:.]/g, '')}-${crypto.randomUUID().slice(0, 8)}`;

/**
 * Writes down what a publish did, makes the edge forget it, and remembers what stands. In this order: cut short
 * anywhere, the same work done again ends the same.
 */
export const announceRelease = async (
  { releases, edge }: { releases: ReleaseStore; edge: EdgeCache },
  clock: Clock,
  { kind, changes, state }: { kind: Release['kind']; changes: readonly Change[]; state: SiteState },
): Promise<string> => {
  const at = clock();
  const id = idAt(at);
  if (changes.length > 0) {
    await releases.record({ id, at: at.toISOString(), kind, build: state.build, changes });
    const paths = changes.flatMap(({ path }) => forgottenOf(path));
    await edge.forget(id, paths.length > PATHS_AT_MOST ? ['/*'] : paths);
  }
  await releases.keepState(state);
  return id;
};
