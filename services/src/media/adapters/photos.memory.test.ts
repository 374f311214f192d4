import type { Photo } from '@loja/contracts/http/shopfront.ts';
import { memoryPhotos } from './photos.memory.ts';
import { photosSuite } from './photos.suite.ts';

photosSuite('memory', async () => {
  const shelf = new Map<string, Photo[]>([['serra-alta', []]]);
  return {
    photos: memoryPhotos(shelf),
    slug: 'serra-alta',
    photosOn: async (slug) => shelf.get(slug) ?? [],
  };
});
