import { secondsAfter, unixSeconds } from '@loja/kernel/clock.ts';
import type { PhotoId } from '@loja/kernel/ids.ts';
import { type Dynamo, type Item, type Key, putNew, updating } from '@loja/platform/dynamo.ts';
import { photoAddition } from '#catalog/offers.ts';
import { PHOTOS_PER_PRODUCT, type PhotoRecord } from '../domain/photo.ts';
import { previewOf } from '../domain/renditions.ts';
import type { Photos } from '../ports.ts';

/** What led to nothing is of interest for a while. */
const KEEP_SECONDS = 30 * 24 * 3600;
/** Staff who save the product at the same moment win; three tries outlast a person's clicks. */
const ATTEMPTS = 3;

const keyOf = (photoId: PhotoId): Key => ({ pk: `PHOTO#${photoId}`, sk: 'PHOTO' });
const ofProduct = (slug: string): string => `PRODUCT#${slug}`;

/** The table has one writer, this file, so a row is trusted to be whole. */
const parse = ({
  pk: _pk,
  sk: _sk,
  entity: _e,
  gsi1pk: _p,
  gsi1sk: _s,
  ttl: _ttl,
  ...rest
}: Item): PhotoRecord => rest as PhotoRecord;

const itemOf = (record: PhotoRecord): Item & Key => ({
  ...keyOf(record.photoId),
  entity: 'PHOTO',
  gsi1pk: ofProduct(record.slug),
  gsi1sk: `${record.requestedAt}#${record.photoId}`,
  ttl: unixSeconds(secondsAfter(new Date(record.requestedAt), KEEP_SECONDS)),
  ...record,
});

const whileAwaiting = {
  condition: '#state = :awaiting',
  names: { '#state': 'state' },
};

export interface MediaTables {
  media: string;
  catalog: string;
}

export const dynamoPhotos = (dynamo: Dynamo, { media, catalog }: MediaTables): Photos => ({
  async open(record) {
    await dynamo.transact([putNew(media, itemOf(record))]);
  },
  async find(photoId) {
    const item = await dynamo.get(media, keyOf(photoId), { consistent: true });
    return item && parse(item);
  },
  async ofProduct(slug) {
    const items = await dynamo.query({
      table: media,
      index: 'byProduct',
      keys: 'gsi1pk = :product',
      values: { ':product': ofProduct(slug) },
      descending: true,
    });
    return items.map(parse);
  },
  async reject(photoId, refusal, at) {
    await dynamo.update({
      table: media,
      key: keyOf(photoId),
      update: 'SET #state = :rejected, refusal = :refusal, settledAt = :at',
      ...whileAwaiting,
      values: {
        ':awaiting': 'awaiting_file',
        ':rejected': 'rejected',
        ':refusal': refusal,
        ':at': at.toISOString(),
      },
    });
  },
  async accept({ photoId, slug }, photo, at) {
    const ready = updating({
      table: media,
      key: keyOf(photoId),
      update: 'SET #state = :ready, settledAt = :at, preview = :preview REMOVE #ttl',
      condition: whileAwaiting.condition,
      names: { ...whileAwaiting.names, '#ttl': 'ttl' },
      values: {
        ':awaiting': 'awaiting_file',
        ':ready': 'ready',
        ':at': at.toISOString(),
        ':preview': previewOf(photo) ?? null,
      },
    });
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const addition = await photoAddition(dynamo, catalog, { slug, photo, limit: PHOTOS_PER_PRODUCT, at });
      if (!addition.ok) return addition.code;
      const result = await dynamo.transact([ready, ...addition.value]);
      if (result.ok) return 'ready';
      if (result.refusals[0]?.code === 'ConditionalCheckFailed') return 'settled_before';
    }
    return 'busy';
  },
});
