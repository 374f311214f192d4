import { S3Client } from '@aws-sdk/client-s3';
import { awsRegion, config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import type { PublishPorts } from '../use-cases/publish-changes.ts';
import { cloudFrontEdgeCache } from './edge-cache.cloudfront.ts';
import { sqsPublisherQueue } from './publisher-queue.sqs.ts';
import { s3ReleaseStore } from './release-store.s3.ts';
import { s3SiteStore } from './site-store.s3.ts';
import { bundledStorefront } from './storefront.bundled.ts';
import { dynamoWrittenShelf } from './written-shelf.dynamodb.ts';

/** Everything that the publisher works with, from its settings and what lies beside its code. */
export const publishPorts = async (storefront: string): Promise<PublishPorts> => {
  const settings = config({
    CATALOG_TABLE: z.string(),
    INVENTORY_TABLE: z.string(),
    CARD_FIELDS_SCRIPT: z.url(),
    CARD_FIELDS_PUBLIC_KEY: z.string().optional(),
    SITE_BUCKET: z.string(),
    RELEASES_BUCKET: z.string(),
    DISTRIBUTION_ID: z.string(),
    PUBLISHING_QUEUE_URL: z.string(),
    PUBLISHING_DEAD_LETTERS_URL: z.string(),
    AWS_ENDPOINT_URL: z.string().optional(),
  });
  const { CARD_FIELDS_SCRIPT: script, CARD_FIELDS_PUBLIC_KEY: publicKey } = settings;
  const s3 = new S3Client({
    region: awsRegion(),
    // A bucket of the local AWS has no host name of its own.
    forcePathStyle: settings.AWS_ENDPOINT_URL !== undefined,
  });
  return {
    shelf: dynamoWrittenShelf(new Dynamo(), {
      catalog: settings.CATALOG_TABLE,
      inventory: settings.INVENTORY_TABLE,
    }),
    site: s3SiteStore(s3, settings.SITE_BUCKET),
    releases: s3ReleaseStore(s3, settings.RELEASES_BUCKET),
    edge: cloudFrontEdgeCache(settings.DISTRIBUTION_ID),
    queue: sqsPublisherQueue({
      queueUrl: settings.PUBLISHING_QUEUE_URL,
      deadLettersUrl: settings.PUBLISHING_DEAD_LETTERS_URL,
    }),
    storefront: await bundledStorefront(
      storefront,
      publicKey === undefined ? {} : { cardFields: { script, publicKey } },
    ),
  };
};
