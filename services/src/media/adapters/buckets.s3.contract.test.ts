import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { newPhotoId } from '@loja/kernel/ids.ts';
import { awsRegion, config } from '@loja/platform/config.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { s3Gallery, s3Uploads } from './buckets.s3.ts';
import { bucketsSuite } from './buckets.suite.ts';
import { incomingKey } from './incoming.ts';
import { sigv4UploadForms } from './upload-form.sigv4.ts';

const client = new S3Client({ forcePathStyle: true });
const bucket = `photos-${randomUUID()}`;
const { AWS_ENDPOINT_URL: endpoint } = config({ AWS_ENDPOINT_URL: z.url() });
const forms = sigv4UploadForms({ bucket, region: awsRegion(), endpoint }, () => ({
  accessKeyId: 'test',
  secretAccessKey: 'test',
}));
const uploads = s3Uploads(client, bucket);

beforeAll(async () => {
  await client.send(
    new CreateBucketCommand({
      Bucket: bucket,
      CreateBucketConfiguration: { LocationConstraint: 'sa-east-1' },
    }),
  );
  const on = { Status: 'Enabled' } as const;
  await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: on }));
});

bucketsSuite('S3', async () => ({
  uploads,
  gallery: s3Gallery(client, bucket),
  handIn: async (photoId, file) => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: incomingKey(photoId), Body: file }));
  },
  served: async () => {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: 'media/' }),
    );
    return Contents.flatMap(({ Key }) => Key ?? []);
  },
}));

test('a discarded file is gone with every version of it', async () => {
  const photoId = newPhotoId();
  const Key = incomingKey(photoId);
  for (const Body of ['where I live', 'where I work'])
    await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  await uploads.discard(photoId);
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: bucket, Prefix: Key }),
  );
  expect([...Versions, ...DeleteMarkers]).toEqual([]);
});

test('what is served says that it never changes', async () => {
  const hash = '0'.repeat(32);
  await s3Gallery(client, bucket).hang(hash, [{ format: 'webp', width: 320, bytes: Buffer.from('x') }]);
  const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: `media/${hash}/320.webp` }));
  expect(head).toMatchObject({
    ContentType: 'image/webp',
    CacheControl: 'public, max-age=31536000, immutable',
  });
});

describe('the form for an upload', () => {
  const send = async (
    change: Record<string, string> = {},
    { bytes = 5, at = new Date() }: { bytes?: number; at?: Date } = {},
  ) => {
    const photoId = newPhotoId();
    const { url, fields } = forms.issue(photoId, 'image/jpeg', at);
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value);
    form.append('file', new Blob([Buffer.alloc(bytes)]), 'foto.jpg');
    const { status } = await fetch(url, { method: 'POST', body: form });
    const stored = await uploads.read(photoId);
    return { status, stored: stored?.ok ? stored.value.length : 0 };
  };

  test('stores the file under the id that it was made for', async () => {
    expect(await send()).toEqual({ status: 204, stored: 5 });
  });

  test.each([
    ['of more than ten megabytes', {}, { bytes: 10_000_001 }],
    ['of another type', { 'Content-Type': 'image/svg+xml' }, {}],
    ['in another place', { key: 'media/0/320.avif' }, {}],
    ['readable for everybody', { acl: 'public-read' }, {}],
    ['a quarter of an hour later', {}, { at: new Date(Date.now() - 16 * 60_000) }],
    ['empty', {}, { bytes: 0 }],
  ])('stores no file %s', async (_what, change, options) => {
    const { status, stored } = await send(change, options);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(stored).toBe(0);
  });
});
