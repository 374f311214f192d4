import {
  CopyObjectCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { addressOf, cacheControlOf, keyOf, type Published } from '../domain/publication.ts';
import type { SiteStore } from '../ports.ts';

/** A bucket without versions would lose the page that a rollback wants. */
const versionOf = (path: string, version: string | undefined): string => {
  if (version === undefined)
    throw new Error(`the site bucket keeps no versions: ${path} could not be put back`);
  return version;
};

const plain = (etag: string | undefined): string => etag?.replaceAll('"', '') ?? '';

/** The site's bucket. S3 copies the headers of a restored version with its bytes. */
export const s3SiteStore = (client: S3Client, bucket: string): SiteStore => ({
  async put(path, { body, contentType, sha256 }): Promise<Published> {
    const { VersionId, ETag } = await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: keyOf(path),
        Body: body,
        ContentType: contentType,
        CacheControl: cacheControlOf(path),
        Metadata: { sha256 },
      }),
    );
    return { sha256, version: versionOf(path, VersionId), etag: plain(ETag) };
  },
  async remove(path) {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(path) }));
  },
  async restore(path, { sha256, version }): Promise<Published> {
    const Key = keyOf(path);
    const { VersionId, CopyObjectResult } = await client.send(
      new CopyObjectCommand({
        Bucket: bucket,
        Key,
        CopySource: `${bucket}/${encodeURI(Key)}?versionId=${version}`,
      }),
    );
    return { sha256, version: versionOf(path, VersionId), etag: plain(CopyObjectResult?.ETag) };
  },
  async etags() {
    const found = new Map<string, string>();
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket }))
      for (const { Key, ETag } of Contents) if (Key !== undefined) found.set(addressOf(Key), plain(ETag));
    return found;
  },
});
