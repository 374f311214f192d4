import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { Archive } from '../ports.ts';

/** The order's id and nothing else: keys stand in access logs. */
const keyOf = (orderId: OrderId): string => `contracts/${orderId}.pdf`;

/** Copies in a bucket that nobody reads but the functions of this context. */
export const s3Archive = (client: S3Client, bucket: string): Archive => ({
  async find(orderId) {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(orderId) }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
  async drop(orderId) {
    const Key = keyOf(orderId);
    // A copy is written once: its versions are one, and perhaps a mark of an earlier deletion.
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: Key }),
    );
    for (const { VersionId } of [...Versions, ...DeleteMarkers])
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
  },
  async keep(orderId, copy) {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: keyOf(orderId),
          Body: copy,
          ContentType: 'application/pdf',
          CacheControl: 'no-store',
          IfNoneMatch: '*',
        }),
      );
      return 'kept';
    } catch (error) {
      // 412: there is one. 409: another is writing it in this moment.
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === 412 || status === 409) return 'already_there';
      throw error;
    }
  },
});
