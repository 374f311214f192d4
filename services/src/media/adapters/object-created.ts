import * as z from 'zod';
import { photoIdOfKey } from './incoming.ts';

/**
 * S3's own event as its bus puts it into the queue, read as the photo whose file it is. A key of ours is never encoded:
 * it is an id. Anything else in that folder was put there by hand and has no photo.
 */
export const ObjectCreated = z
  .object({
    source: z.literal('aws.s3'),
    'detail-type': z.literal('Object Created'),
    detail: z.object({ object: z.object({ key: z.string() }) }),
  })
  .transform(({ detail }) => photoIdOfKey(detail.object.key));
