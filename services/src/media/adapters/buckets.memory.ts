import { PHOTO_MAX_BYTES } from '@loja/contracts/http/staff-media.ts';
import type { PhotoId } from '@loja/kernel/ids.ts';
import { fail, ok } from '@loja/kernel/result.ts';
import { renditionKey } from '../domain/renditions.ts';
import type { Gallery, Uploads } from '../ports.ts';

/** Files handed in and pictures served, for tests. */
export const memoryBuckets = () => {
  const incoming = new Map<PhotoId, Uint8Array>();
  const served = new Map<string, Uint8Array>();
  const uploads: Uploads = {
    async read(photoId) {
      const file = incoming.get(photoId);
      if (!file) return undefined;
      return file.length > PHOTO_MAX_BYTES ? fail('too_many_bytes') : ok(file);
    },
    async discard(photoId) {
      incoming.delete(photoId);
    },
  };
  const gallery: Gallery = {
    async hang(hash, renditions) {
      for (const rendition of renditions) served.set(renditionKey(hash, rendition), rendition.bytes);
    },
  };
  return { incoming, served, uploads, gallery };
};
