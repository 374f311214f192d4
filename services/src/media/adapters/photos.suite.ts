import type { Photo } from '@loja/contracts/http/shopfront.ts';
import { newPhotoId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { PHOTOS_PER_PRODUCT, type PhotoRecord } from '../domain/photo.ts';
import { hashOf, photoOf } from '../domain/renditions.ts';
import type { Photos } from '../ports.ts';

export interface PhotosUnderTest {
  photos: Photos;
  /** A product without photos, and none other's. */
  slug: string;
  photosOn: (slug: string) => Promise<Photo[]>;
}

const at = new Date('2026-11-24T12:00:00Z');

/** What a picture of these bytes becomes. */
export const pictureOf = (bytes: string, alt = 'Pacote sobre a mesa'): Photo =>
  photoOf(hashOf(Buffer.from(bytes)), alt, {
    frame: { width: 640, height: 480 },
    blur: 'data:image/webp;base64,AA',
    renditions: [{ format: 'jpeg', width: 320, bytes: new Uint8Array() }],
  });

const asked = async ({ photos, slug }: PhotosUnderTest, minute = 0): Promise<PhotoRecord> => {
  const requestedAt = new Date(at.getTime() + minute * 60_000).toISOString();
  const record: PhotoRecord = {
    photoId: newPhotoId(),
    slug,
    alt: 'Pacote sobre a mesa',
    state: 'awaiting_file',
    requestedAt,
    requestedBy: 'staff-1',
  };
  await photos.open(record);
  return record;
};

const records = (place: string, open: () => Promise<PhotosUnderTest>): void => {
  describe(`records of photos in ${place}`, () => {
    test('are found by id at once, and by product newest first', async () => {
      const shop = await open();
      const [first, second] = [await asked(shop, 0), await asked(shop, 1)];
      expect(await shop.photos.find(first.photoId)).toEqual(first);
      expect(await shop.photos.find(newPhotoId())).toBeUndefined();
      expect(await shop.photos.ofProduct(shop.slug)).toEqual([second, first]);
    });

    test('are settled once, whatever comes after', async () => {
      const shop = await open();
      const [good, bad] = [await asked(shop, 0), await asked(shop, 1)];
      await shop.photos.accept(good, pictureOf('a'), at);
      await shop.photos.reject(bad.photoId, 'damaged', at);
      expect(await shop.photos.accept(good, pictureOf('b'), at)).toBe('settled_before');
      expect(await shop.photos.accept(bad, pictureOf('c'), at)).toBe('settled_before');
      await shop.photos.reject(good.photoId, 'too_small', at);
      expect((await shop.photos.ofProduct(shop.slug)).map(({ state, refusal }) => refusal ?? state)).toEqual([
        'damaged',
        'ready',
      ]);
      expect(await shop.photosOn(shop.slug)).toEqual([pictureOf('a')]);
    });

    test('of a product that is no more stay as they were', async () => {
      const shop = await open();
      const record = await asked({ ...shop, slug: 'cafe-nenhum' });
      expect(await shop.photos.accept(record, pictureOf('a'), at)).toBe('product_gone');
      expect((await shop.photos.find(record.photoId))?.state).toBe('awaiting_file');
    });
  });
};

const additions = (place: string, open: () => Promise<PhotosUnderTest>): void => {
  describe(`photos of a product in ${place}`, () => {
    test('that are accepted are ready and part of the product', async () => {
      const shop = await open();
      const record = await asked(shop);
      const picture = pictureOf('a');
      expect(await shop.photos.accept(record, picture, at)).toBe('ready');
      expect(await shop.photosOn(shop.slug)).toEqual([picture]);
      expect(await shop.photos.find(record.photoId)).toEqual({
        ...record,
        state: 'ready',
        settledAt: at.toISOString(),
        preview: picture.sources[0]?.url,
      });
    });

    test('of the same picture are one photo of the product', async () => {
      const shop = await open();
      for (const record of [await asked(shop, 0), await asked(shop, 1)])
        expect(await shop.photos.accept(record, pictureOf('same'), at)).toBe('ready');
      expect(await shop.photosOn(shop.slug)).toEqual([pictureOf('same')]);
    });

    test('accepted at the same moment are all there', async () => {
      const shop = await open();
      const records = [await asked(shop, 0), await asked(shop, 1), await asked(shop, 2)];
      const accept = (record: PhotoRecord, i: number) =>
        shop.photos.accept(record, pictureOf(`at once ${i}`), at);
      const outcomes = await Promise.all(records.map(accept));
      // `busy` is what a queue brings back.
      const again = await Promise.all(
        records.filter((_, i) => outcomes[i] === 'busy').map((record, i) => accept(record, 10 + i)),
      );
      expect([...outcomes, ...again].filter((outcome) => outcome === 'ready')).toHaveLength(3);
      expect(await shop.photosOn(shop.slug)).toHaveLength(3);
    });

    test('are refused beyond what a page may load', async () => {
      const shop = await open();
      for (let i = 0; i < PHOTOS_PER_PRODUCT; i += 1)
        expect(await shop.photos.accept(await asked(shop, i), pictureOf(`${i}`), at)).toBe('ready');
      expect(await shop.photos.accept(await asked(shop, 9), pictureOf('9'), at)).toBe('too_many_photos');
      expect(await shop.photosOn(shop.slug)).toHaveLength(PHOTOS_PER_PRODUCT);
    });
  });
};

/** What photos must do wherever they are kept. */
export const photosSuite = (place: string, open: () => Promise<PhotosUnderTest>): void => {
  records(place, open);
  additions(place, open);
};
