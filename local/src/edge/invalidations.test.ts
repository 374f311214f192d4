import { expect, it, vi } from 'vitest';
import { followInvalidations, type Invalidations } from './invalidations.ts';

it('purges each invalidation once, everything at first, and goes on after a refusal', async () => {
  const batches = new Map([['old', ['/sobre/']]]);
  let asked = 0;
  const source: Invalidations = {
    async list() {
      asked += 1;
      if (asked === 2) throw new Error('refused');
      if (asked === 3) batches.set('new', ['/cafes/casa/index.html', '/cafes/*']);
      return [...batches.keys()];
    },
    pathsOf: async (id) => batches.get(id) ?? [],
    close: () => undefined,
  };
  const purged: (readonly string[])[] = [];
  const { stop } = followInvalidations(source, (paths) => purged.push(paths));
  await vi.waitFor(() => expect(asked).toBeGreaterThan(4), 5_000);
  await stop();
  expect(purged).toEqual([['/*'], ['/cafes/casa/index.html', '/cafes/*']]);
});
