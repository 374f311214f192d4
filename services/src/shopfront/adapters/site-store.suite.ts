import { describe, expect, test } from 'vitest';
import type { SiteStore } from '../ports.ts';

const file = (text: string) => ({
  contentType: 'text/html; charset=utf-8',
  body: new TextEncoder().encode(text),
  sha256: `digest of ${text}`,
});

/** What the publisher counts on, wherever the site is kept. */
export const siteStoreSuite = (place: string, open: () => SiteStore): void => {
  describe(`the site in ${place}`, () => {
    const fresh = () => `/pagina-${crypto.randomUUID()}/`;

    test('holds what was put, and tells two contents apart', async () => {
      const [store, path] = [open(), fresh()];
      const one = await store.put(path, file('one'));
      expect((await store.etags()).get(path)).toBe(one.etag);
      const two = await store.put(path, file('two'));
      expect(two.version).not.toBe(one.version);
      expect((await store.etags()).get(path)).toBe(two.etag);
    });

    test('puts an earlier version back, also of what was taken away', async () => {
      const [store, path] = [open(), fresh()];
      const one = await store.put(path, file('one'));
      await store.put(path, file('two'));
      expect(await store.restore(path, one)).toMatchObject({ sha256: one.sha256 });
      expect((await store.etags()).get(path)).toBe((await store.restore(path, one)).etag);
      await store.remove(path);
      expect((await store.etags()).has(path)).toBe(false);
      const back = await store.restore(path, one);
      expect((await store.etags()).get(path)).toBe(back.etag);
    });

    test('loses nothing by taking away what is not there', async () => {
      await expect(open().remove(fresh())).resolves.toBeUndefined();
    });

    test('knows the address of whatever it holds', async () => {
      const store = open();
      const paths = ['/', '/en/', '/404/', '/robots.txt', '/busca/indice.pt-BR.json', fresh()];
      for (const path of paths) await store.put(path, file(path));
      expect([...(await store.etags()).keys()]).toEqual(expect.arrayContaining(paths));
    });
  });
};
