import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { PHOTO_MAX_BYTES } from '@loja/contracts/http/staff-media.ts';
import { fail, ok } from '@loja/kernel/result.ts';
import { renditionKey } from '../domain/renditions.ts';
import type { Gallery, Uploads } from '../ports.ts';
import { incomingKey } from './incoming.ts';

/** A year, which is for ever to a cache: the address changes with the bytes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

export const s3Gallery = (client: S3Client, bucket: string): Gallery => ({
  async hang(hash, renditions) {
    await Promise.all(
      renditions.map((rendition) =>
        client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: renditionKey(hash, rendition),
            Body: rendition.bytes,
            ContentType: `image/${rendition.format}`,
            CacheControl: FOR_EVER,
          }),
        ),
      ),
    );
  },
});

export const s3Uploads = (client: S3Client, bucket: string): Uploads => ({
  async read(photoId) {
    try {
      const { Body, ContentLength = 0 } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: incomingKey(photoId) }),
      );
      if (!Body) return undefined;
      // The form refuses more, but not everything that can write to the bucket came by the form.
      if (ContentLength > PHOTO_MAX_BYTES) return fail('too_many_bytes');
      return ok(await Body.transformToByteArray());
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
  async discard(photoId) {
    const Key = incomingKey(photoId);
    // One page is a thousand versions; a form is good for a quarter of an hour.
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: Key }),
    );
    for (const { VersionId } of [...Versions, ...DeleteMarkers])
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
  },
});
