import { systemClock } from '@loja/kernel/clock.ts';
import { awsRegion, config } from '@loja/platform/config.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import type { MediaPorts } from '../ports.ts';
import { dynamoPhotos } from './photos.dynamodb.ts';
import { shelfInProcess } from './shelf.in-process.ts';
import { sigv4UploadForms } from './upload-form.sigv4.ts';

/** What the staff API works with. Lambda keeps the role's credentials in the environment and renews them there. */
export const staffPorts = (dynamo: Dynamo): Pick<MediaPorts, 'photos' | 'shelf' | 'forms' | 'clock'> => {
  const settings = config({
    MEDIA_TABLE: z.string(),
    CATALOG_TABLE: z.string(),
    MEDIA_BUCKET: z.string(),
    AWS_ENDPOINT_URL: z.string().optional(),
  });
  const tables = { media: settings.MEDIA_TABLE, catalog: settings.CATALOG_TABLE };
  const counter = {
    bucket: settings.MEDIA_BUCKET,
    region: awsRegion(),
    endpoint: settings.AWS_ENDPOINT_URL,
  };
  const signer = () => {
    const role = config({
      AWS_ACCESS_KEY_ID: z.string(),
      AWS_SECRET_ACCESS_KEY: z.string(),
      AWS_SESSION_TOKEN: z.string().optional(),
    });
    return {
      accessKeyId: role.AWS_ACCESS_KEY_ID,
      secretAccessKey: role.AWS_SECRET_ACCESS_KEY,
      sessionToken: role.AWS_SESSION_TOKEN,
    };
  };
  return {
    photos: dynamoPhotos(dynamo, tables),
    shelf: shelfInProcess(dynamo, tables.catalog),
    forms: sigv4UploadForms(counter, signer),
    clock: systemClock,
  };
};
