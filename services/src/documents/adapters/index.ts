import { S3Client } from '@aws-sdk/client-s3';
import { awsRegion, config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerByKms } from '@loja/platform/sealed.ts';
import * as z from 'zod';
import { shop } from '../../../../shop.config.ts';
import type { DocumentsPorts } from '../ports.ts';
import { s3Archive } from './archive.s3.ts';
import { ordersInProcess } from './orders.in-process.ts';
import { printPdf } from './press.pdfkit.ts';

/** What both functions work with; `calls` counts requests to the table of orders. */
export const documentsPorts = (): { ports: DocumentsPorts; calls: () => number } => {
  const settings = config({
    ORDERS_TABLE: z.string(),
    DOCUMENTS_BUCKET: z.string(),
    CUSTOMERS_KEY_ARN: z.string(),
    AWS_ENDPOINT_URL: z.string().optional(),
  });
  const dynamo = new Dynamo();
  const client = new S3Client({
    region: awsRegion(),
    // A bucket of the local AWS has no host name of its own.
    forcePathStyle: settings.AWS_ENDPOINT_URL !== undefined,
  });
  return {
    calls: () => dynamo.calls,
    ports: {
      orders: ordersInProcess(
        dynamo,
        settings.ORDERS_TABLE,
        sealerByKms('customers', settings.CUSTOMERS_KEY_ARN),
      ),
      archive: s3Archive(client, settings.DOCUMENTS_BUCKET),
      print: printPdf,
      seller: shop,
    },
  };
};
