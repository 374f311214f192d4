import { newPhotoId, type PhotoId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import type { Gallery, Uploads } from '../ports.ts';

export interface BucketsUnderTest {
  uploads: Uploads;
  gallery: Gallery;
  handIn: (photoId: PhotoId, file: Uint8Array) => Promise<void>;
  served: () => Promise<string[]>;
}

export const bucketsSuite = (place: string, open: () => Promise<BucketsUnderTest>): void => {
  describe(`files in ${place}`, () => {
    test('are read as they were handed in, and not after they were discarded', async () => {
      const { uploads, handIn } = await open();
      const photoId = newPhotoId();
      expect(await uploads.read(photoId)).toBeUndefined();
      await handIn(photoId, Buffer.from('first'));
      await handIn(photoId, Buffer.from('second'));
      const file = await uploads.read(photoId);
      expect(file?.ok && Buffer.from(file.value).toString()).toBe('second');
      await uploads.discard(photoId);
      expect(await uploads.read(photoId)).toBeUndefined();
      await uploads.discard(photoId);
    });

    test('that are too large are not even read', async () => {
      const { uploads, handIn } = await open();
      const photoId = newPhotoId();
      await handIn(photoId, Buffer.alloc(10_000_001));
      expect(await uploads.read(photoId)).toEqual({ ok: false, code: 'too_many_bytes' });
    });

    test('that are developed are served under their content, twice the same', async () => {
      const { gallery, served } = await open();
      const hash = newPhotoId().replace(/\W|_/g, '').padEnd(32, '0');
      const picture = { format: 'avif', width: 320, bytes: Buffer.from('avif') } as const;
      await gallery.hang(hash, [picture, { ...picture, width: 640 }]);
      await gallery.hang(hash, [picture]);
      expect((await served()).filter((key) => key.includes(hash)).sort()).toEqual([
        `media/${hash}/320.avif`,
        `media/${hash}/640.avif`,
      ]);
    });
  });
};
