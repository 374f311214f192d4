import { describe, expect, test } from 'vitest';
import { emptySite, type Release } from '../domain/publication.ts';
import type { ReleaseStore } from '../ports.ts';

const release = (second: number): Release => ({
  id: `20261124T1200${String(second).padStart(2, '0')}000Z-test`,
  at: `2026-11-24T12:00:${String(second).padStart(2, '0')}.000Z`,
  kind: 'changes',
  build: 'b1',
  changes: [{ path: `/${second}/`, after: { sha256: 's', version: 'v', etag: 'e' } }],
});

/** `open` answers an empty store each time. */
export const releaseStoreSuite = (place: string, open: () => Promise<ReleaseStore>): void => {
  describe(`releases in ${place}`, () => {
    test('begin with no state, and remember the last one', async () => {
      const store = await open();
      expect(await store.state()).toBeUndefined();
      await store.keepState(emptySite);
      await store.keepState({ ...emptySite, build: 'b2', slugs: ['casa'] });
      expect(await store.state()).toEqual({ ...emptySite, build: 'b2', slugs: ['casa'] });
    });

    test('are told from one on, or the last alone', async () => {
      const store = await open();
      expect(await store.since(undefined)).toEqual([]);
      for (const second of [1, 2, 3]) await store.record(release(second));
      expect((await store.since(undefined)).map(({ id }) => id)).toEqual([release(3).id]);
      expect(await store.since(release(2).id)).toEqual([release(2), release(3)]);
      expect(await store.since('20261124T120009000Z-none')).toEqual([]);
    });
  });
};
