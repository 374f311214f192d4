import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll } from 'vitest';
import { s3ReleaseStore } from './release-store.s3.ts';
import { releaseStoreSuite } from './release-store.suite.ts';
import { s3SiteStore } from './site-store.s3.ts';
import { siteStoreSuite } from './site-store.suite.ts';

const client = new S3Client({ forcePathStyle: true });
afterAll(() => client.destroy());

const newBucket = async (): Promise<string> => {
  const Bucket = `loja-test-${crypto.randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket }));
  await client.send(
    new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
  );
  return Bucket;
};

let site = '';
beforeAll(async () => {
  site = await newBucket();
});
siteStoreSuite('S3', () => s3SiteStore(client, site));
releaseStoreSuite('S3', async () => s3ReleaseStore(client, await newBucket()));
