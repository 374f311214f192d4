import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Photo } from '@loja/contracts/http/shopfront.ts';
import { ok, type Result } from '@loja/kernel/result.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import { type PhotoCode, withPhoto } from '../domain/photos.ts';
import { recordWrites } from './product-store.dynamodb.ts';
import { findRecord } from './products.dynamodb.ts';

export const productStanding = async (
  dynamo: Dynamo,
  table: string,
  slug: string,
): Promise<'sold' | 'withdrawn' | 'unknown'> => {
  const record = await findRecord(dynamo, table, slug);
  if (!record) return 'unknown';
  return record.withdrawn ? 'withdrawn' : 'sold';
};

export interface PhotoAddition {
  slug: string;
  photo: Photo;
  /** Most photos that the product may have. */
  limit: number;
  at: Date;
}

/** None when the product has the photo already. A product written meanwhile refuses them: read and try again. */
export const photoAddition = async (
  dynamo: Dynamo,
  table: string,
  { slug, photo, limit, at }: PhotoAddition,
): Promise<Result<TransactWriteItem[], PhotoCode>> => {
  const before = await findRecord(dynamo, table, slug);
  const after = withPhoto(before, { photo, limit, at });
  if (!after.ok) return after;
  return ok(after.value === before ? [] : recordWrites(table, before, after.value, at));
};
