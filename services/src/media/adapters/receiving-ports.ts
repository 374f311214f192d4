import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '@loja/kernel/clock.ts';
import { awsRegion, config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import type { ReceivingPorts } from '../use-cases/receive-photo.ts';
import { s3Gallery, s3Uploads } from './buckets.s3.ts';
import { sharpDarkroom } from './darkroom.sharp.ts';
import { dynamoPhotos } from './photos.dynamodb.ts';

/** What the function that develops photos works with. */
export const receivingPorts = (): ReceivingPorts => {
  const settings = config({
    MEDIA_TABLE: z.string(),
    CATALOG_TABLE: z.string(),
    MEDIA_BUCKET: z.string(),
    AWS_ENDPOINT_URL: z.string().optional(),
  });
  const client = new S3Client({
    region: awsRegion(),
    // A bucket of the local AWS has no host name of its own.
    forcePathStyle: settings.AWS_ENDPOINT_URL !== undefined,
  });
  const tables = { media: settings.MEDIA_TABLE, catalog: settings.CATALOG_TABLE };
  return {
    photos: dynamoPhotos(new Dynamo(), tables),
    uploads: s3Uploads(client, settings.MEDIA_BUCKET),
    darkroom: sharpDarkroom,
    gallery: s3Gallery(client, settings.MEDIA_BUCKET),
    clock: systemClock,
  };
};
