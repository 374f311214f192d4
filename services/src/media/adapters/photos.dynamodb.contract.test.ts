import { newPhotoId } from '@loja/kernel/ids.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findProduct } from '#catalog/offers.ts';
import { sampleProducts, seedCatalogue } from '#catalog/seed/index.ts';
import { dynamoPhotos } from './photos.dynamodb.ts';
import { photosSuite, pictureOf } from './photos.suite.ts';

const dynamo = new Dynamo();
let catalog: ThrowawayTable;
let media: ThrowawayTable;
beforeAll(async () => {
  catalog = await throwawayTable('catalog', { byListing: true });
  media = await throwawayTable('media', { index: 'byProduct' });
  await seedCatalogue(dynamo, catalog.name);
});
afterAll(() => Promise.all([catalog.drop(), media.drop()]));

const untouched = sampleProducts.map(({ slug }) => slug);
const opened = async () => {
  const slug = untouched.shift();
  if (!slug) throw new Error('more tests than products');
  return {
    photos: dynamoPhotos(dynamo, { media: media.name, catalog: catalog.name }),
    slug,
    photosOn: async (of: string) => (await findProduct(dynamo, catalog.name, of))?.photos ?? [],
  };
};

photosSuite('DynamoDB', opened);

test('a photo that becomes part of a product is announced with it, once and in its revision', async () => {
  const { photos, slug } = await opened();
  const record = {
    photoId: newPhotoId(),
    slug,
    alt: 'Pacote sobre a mesa',
    state: 'awaiting_file',
    requestedAt: '2026-11-24T12:00:00.000Z',
    requestedBy: 'staff-1',
  } as const;
  await photos.open(record);
  await photos.accept(record, pictureOf('announced'), new Date());
  await photos.accept(record, pictureOf('announced'), new Date());
  const announced = (await catalog.rows())
    .filter(({ entity }) => entity === 'OUTBOX')
    .map(({ name, detail }) => ({ name, data: JSON.parse(String(detail)).data }))
    .filter(({ data }) => data.slug === slug);
  expect(announced).toEqual([{ name: 'ProductChanged', data: { slug, revision: 2 } }]);
});
