import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll } from 'vitest';
import { s3Archive } from './archive.s3.ts';
import { archiveSuite } from './archive.suite.ts';

const client = new S3Client({ forcePathStyle: true });
const bucket = `documents-${randomUUID()}`;

beforeAll(async () => {
  await client.send(
    new CreateBucketCommand({
      Bucket: bucket,
      CreateBucketConfiguration: { LocationConstraint: 'sa-east-1' },
    }),
  );
});

archiveSuite('S3', () => s3Archive(client, bucket));
