import { S3Client } from '@aws-sdk/client-s3';
import { awsRegion, config } from '@loja/platform/config.ts';
import * as z from 'zod';
import type { DocumentsPorts } from '../ports.ts';
import { s3Archive } from './archive.s3.ts';

/** What dropping a copy needs: no order, no key, no press. */
export const archivePort = (): Pick<DocumentsPorts, 'archive'> => {
  const settings = config({ DOCUMENTS_BUCKET: z.string(), AWS_ENDPOINT_URL: z.string().optional() });
  const client = new S3Client({
    region: awsRegion(),
    // A bucket of the local AWS has no host name of its own.
    forcePathStyle: settings.AWS_ENDPOINT_URL !== undefined,
  });
  return { archive: s3Archive(client, settings.DOCUMENTS_BUCKET) };
};
