import type { Photo } from '@loja/contracts/http/shopfront.ts';
import type { PhotoRefusal } from '@loja/contracts/http/staff-media.ts';
import { newPhotoId } from '@loja/kernel/ids.ts';
import { fail, ok } from '@loja/kernel/result.ts';
import { describe, expect, test } from 'vitest';
import { memoryBuckets } from '../adapters/buckets.memory.ts';
import { memoryPhotos } from '../adapters/photos.memory.ts';
import type { MediaPorts } from '../ports.ts';
import { listPhotos } from './list-photos.ts';
import { receivePhoto } from './receive-photo.ts';
import { requestUpload } from './request-upload.ts';

const slug = 'serra-alta';

/** A darkroom that knows good files from bad ones by what is written on them. */
const studio = () => {
  const shelf = new Map<string, Photo[]>([[slug, []]]);
  const { incoming, served, uploads, gallery } = memoryBuckets();
  const photos = memoryPhotos(shelf);
  let minute = 0;
  const broken = { gallery: false };
  const ports: MediaPorts = {
    photos,
    uploads,
    gallery: {
      async hang(hash, renditions) {
        if (broken.gallery) throw new Error('S3 is away');
        await gallery.hang(hash, renditions);
      },
    },
    shelf: {
      standing: async (of) => (of === 'esgotado' ? 'withdrawn' : shelf.has(of) ? 'sold' : 'unknown'),
    },
    forms: {
      issue: (photoId) => ({ url: `https://b/${photoId}`, fields: {}, maxBytes: 1, expiresAt: '' }),
    },
    darkroom: {
      async develop(file) {
        const says = Buffer.from(file).toString();
        if (says.startsWith('bad ')) return fail(says.slice(4) as PhotoRefusal);
        const frame = { width: 640, height: 480 };
        return ok({
          frame,
          blur: 'data:image/webp;base64,AA',
          renditions: [{ format: 'jpeg', width: 640, bytes: file }],
        });
      },
    },
    clock: () => new Date(Date.UTC(2026, 10, 24, 12, minute++)),
  };
  const ask = async (of = slug) => {
    const asked = await requestUpload(ports)({
      slug: of,
      alt: 'Pacote sobre a mesa',
      contentType: 'image/jpeg',
      staffId: 'staff-1',
    });
    if (!asked.ok) throw new Error(asked.code);
    return asked.value.photoId;
  };
  const handIn = async (file: string) => {
    const photoId = await ask();
    incoming.set(photoId, Buffer.from(file));
    return photoId;
  };
  const states = async () =>
    (await listPhotos(ports)(slug)).value.photos.map(({ state, refusal }) => refusal ?? state);
  return { ports, shelf, incoming, served, broken, ask, handIn, states, receive: receivePhoto(ports) };
};

describe('asking to hand in a photo', () => {
  test('is for products that are there and stay', async () => {
    const { ports } = studio();
    const wish = { alt: 'Uma foto', contentType: 'image/jpeg', staffId: 'staff-1' } as const;
    expect(await requestUpload(ports)({ ...wish, slug: 'nada' })).toEqual(fail('product_not_found'));
    expect(await requestUpload(ports)({ ...wish, slug: 'esgotado' })).toEqual(fail('product_withdrawn'));
  });

  test('shows in the list before the file is there, and never who asked', async () => {
    const { ports, ask } = studio();
    const photoId = await ask();
    expect((await listPhotos(ports)(slug)).value.photos).toEqual([
      {
        photoId,
        alt: 'Pacote sobre a mesa',
        state: 'awaiting_file',
        requestedAt: '2026-11-24T12:00:00.000Z',
      },
    ]);
  });
});

describe('a file that was handed in', () => {
  test('becomes a photo of its product and is gone', async () => {
    const { receive, handIn, shelf, incoming, served, states } = studio();
    expect(await receive(await handIn('a good one'))).toBe('ready');
    expect(shelf.get(slug)).toHaveLength(1);
    expect(shelf.get(slug)?.[0]?.sources.map(({ url }) => url.slice(1))).toEqual([...served.keys()]);
    expect(incoming.size).toBe(0);
    expect(await states()).toEqual(['ready']);
  });

  test.each(['not_a_photo', 'too_many_pixels', 'too_small', 'too_elongated', 'damaged'])(
    'that is %s is gone, leaves nothing behind, and staff see why',
    async (refusal) => {
      const { receive, handIn, shelf, incoming, served, states } = studio();
      expect(await receive(await handIn(`bad ${refusal}`))).toBe(refusal);
      expect([incoming.size, served.size, shelf.get(slug)?.length]).toEqual([0, 0, 0]);
      expect(await states()).toEqual([refusal]);
    },
  );

  test('that is told of again changes nothing', async () => {
    const { receive, handIn, incoming, shelf, states } = studio();
    const photoId = await handIn('a good one');
    await receive(photoId);
    expect(await receive(photoId)).toBe('settled_before');
    incoming.set(photoId, Buffer.from('bad damaged'));
    expect(await receive(photoId)).toBe('settled_before');
    expect(incoming.size).toBe(0);
    expect(shelf.get(slug)).toHaveLength(1);
    expect(await states()).toEqual(['ready']);
  });

  test('twice, as two photos, is one photo of the product', async () => {
    const { receive, handIn, shelf, states } = studio();
    await receive(await handIn('a good one'));
    await receive(await handIn('a good one'));
    expect(shelf.get(slug)).toHaveLength(1);
    expect(await states()).toEqual(['ready', 'ready']);
  });

  test('outlives a failure in the middle and is done the next time', async () => {
    const { receive, handIn, incoming, broken, shelf, states } = studio();
    const photoId = await handIn('a good one');
    broken.gallery = true;
    await expect(receive(photoId)).rejects.toThrow('S3 is away');
    expect([incoming.size, shelf.get(slug)?.length, await states()]).toEqual([1, 0, ['awaiting_file']]);
    broken.gallery = false;
    expect(await receive(photoId)).toBe('ready');
    expect(shelf.get(slug)).toHaveLength(1);
  });

  test('for a product that is gone meanwhile is refused', async () => {
    const { receive, handIn, shelf, incoming } = studio();
    const photoId = await handIn('a good one');
    shelf.delete(slug);
    expect(await receive(photoId)).toBe('product_gone');
    expect(incoming.size).toBe(0);
  });

  test('that nobody asked for is taken away', async () => {
    const { receive, incoming } = studio();
    const photoId = newPhotoId();
    incoming.set(photoId, Buffer.from('who put me here?'));
    expect(await receive(photoId)).toBe('nobody_asked');
    expect(incoming.size).toBe(0);
  });

  test('that is not there yet is waited for', async () => {
    const { receive, ask, states } = studio();
    expect(await receive(await ask())).toBe('no_file');
    expect(await states()).toEqual(['awaiting_file']);
  });
});
