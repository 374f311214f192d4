import type { Photo } from '@loja/contracts/http/shopfront.ts';
import type { PhotoId } from '@loja/kernel/ids.ts';
import { PHOTOS_PER_PRODUCT, type PhotoRecord } from '../domain/photo.ts';
import { previewOf } from '../domain/renditions.ts';
import type { Photos } from '../ports.ts';

/** Photos of every product on a shelf of the test's own; a slug that is not on it is gone. */
export const memoryPhotos = (shelf: Map<string, Photo[]>): Photos => {
  const records = new Map<PhotoId, PhotoRecord>();
  const settle = (photoId: PhotoId, settled: Partial<PhotoRecord>): boolean => {
    const record = records.get(photoId);
    if (record?.state !== 'awaiting_file') return false;
    records.set(photoId, { ...record, ...settled });
    return true;
  };
  return {
    async open(record) {
      records.set(record.photoId, record);
    },
    async find(photoId) {
      return records.get(photoId);
    },
    async ofProduct(slug) {
      return [...records.values()]
        .filter((record) => record.slug === slug)
        .toSorted((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1));
    },
    async reject(photoId, refusal, at) {
      settle(photoId, { state: 'rejected', refusal, settledAt: at.toISOString() });
    },
    async accept({ photoId, slug }, photo, at) {
      const photos = shelf.get(slug);
      if (!photos) return 'product_gone';
      const known = photos.some(({ sources }) => sources[0]?.url === photo.sources[0]?.url);
      if (!known && photos.length >= PHOTOS_PER_PRODUCT) return 'too_many_photos';
      const preview = previewOf(photo);
      const ready = { state: 'ready', settledAt: at.toISOString(), ...(preview ? { preview } : {}) } as const;
      if (!settle(photoId, ready)) return 'settled_before';
      if (!known) photos.push(photo);
      return 'ready';
    },
  };
};
