import type { Photo } from '@loja/contracts/http/shopfront.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { ProductRecord } from './record.ts';

export type PhotoCode = 'product_gone' | 'too_many_photos';

/** The address of a source holds a digest of the picture: the same address is the same picture. */
const same = (a: Photo, b: Photo): boolean => a.sources[0]?.url === b.sources[0]?.url;

/** The product with one photo more, as its last; the same record when it has that photo already. */
export const withPhoto = (
  before: ProductRecord | undefined,
  { photo, limit, at }: { photo: Photo; limit: number; at: Date },
): Result<ProductRecord, PhotoCode> => {
  if (!before || before.withdrawn) return fail('product_gone');
  const photos = before.product.photos ?? [];
  if (photos.some((there) => same(there, photo))) return ok(before);
  if (photos.length >= limit) return fail('too_many_photos');
  return ok({
    ...before,
    product: { ...before.product, photos: [...photos, photo] },
    revision: before.revision + 1,
    updatedAt: at.toISOString(),
  });
};
