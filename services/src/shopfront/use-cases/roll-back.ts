import { systemClock } from '@loja/kernel/clock.ts';
import {
  type Change,
  type Entry,
  emptySite,
  type PublishAnswer,
  type SiteState,
  undoingOf,
} from '../domain/publication.ts';
import type { SiteStore } from '../ports.ts';
import { announceRelease } from './announce-release.ts';
import type { PublishPorts } from './publish-changes.ts';

type Undoer = Pick<PublishPorts, 'site' | 'releases' | 'edge' | 'clock'>;

const undo = async (site: SiteStore, { path, before, after }: Change): Promise<Change> => {
  if (after !== undefined) return { path, before, after: await site.restore(path, after) };
  await site.remove(path);
  return { path, before };
};

/** The file keeps what it is known to show: only a change of that, or a rebuild, renders it again. */
const entryAfter = ({ files, build }: SiteState, { path, after }: Change): Entry => {
  const known = files[path];
  if (known !== undefined) return { ...known, published: after };
  return { shows: '', build, published: after, held: true };
};

/**
 * Puts every file back to what it was before a release (the last one, unless named) and all that followed it. The
 * shelf is not touched: what is wrong there is corrected there, and the correction publishes itself.
 */
export const rollBack =
  ({ site, releases, edge, clock = systemClock }: Undoer) =>
  async (release: string | undefined): Promise<PublishAnswer> => {
    const undone = await releases.since(release);
    if (undone.length === 0) return { ok: false, problem: `there is no release ${release ?? 'yet'}` };
    const state = (await releases.state()) ?? emptySite;
    const changes: Change[] = [];
    for (const change of undoingOf(undone, state)) changes.push(await undo(site, change));
    const files = { ...state.files };
    for (const change of changes) files[change.path] = entryAfter(state, change);
    const id = await announceRelease({ releases, edge }, clock, {
      kind: 'rollback',
      changes,
      state: { ...state, files },
    });
    return { ok: true, release: id, changed: changes.length, pending: 0, failed: [] };
  };
