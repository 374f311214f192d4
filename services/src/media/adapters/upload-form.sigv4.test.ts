import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { newPhotoId } from '@loja/kernel/ids.ts';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { signatureOf, sigv4UploadForms } from './upload-form.sigv4.ts';

const role = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG',
  sessionToken: 'of-the-role',
};
const counter = { bucket: 'loja-prod-media-1', region: 'sa-east-1' };
const now = new Date('2026-11-24T12:00:00.123Z');

test('signs a policy exactly as the SDK does', async () => {
  const client = new S3Client({ region: counter.region, credentials: role });
  const { fields } = await createPresignedPost(client, { Bucket: counter.bucket, Key: 'incoming/x' });
  const day = fields['X-Amz-Date']?.slice(0, 8) ?? '';
  const ours = signatureOf(fields.Policy ?? '', role.secretAccessKey, [day, counter.region]);
  expect(ours).toBe(fields['X-Amz-Signature']);
});

test('goes to the bucket itself, over TLS, and holds whoever has it to one file', () => {
  const photoId = newPhotoId();
  const { url, fields, expiresAt } = sigv4UploadForms(counter, () => role).issue(photoId, 'image/png', now);
  expect(url).toBe('https://loja-prod-media-1.s3.sa-east-1.amazonaws.com/');
  const { policy = '', 'x-amz-signature': signature, ...signed } = fields;
  expect(signature).toBe(signatureOf(policy, role.secretAccessKey, ['20261124', 'sa-east-1']));
  const { expiration, conditions } = z
    .object({ expiration: z.string(), conditions: z.array(z.unknown()) })
    .parse(JSON.parse(Buffer.from(policy, 'base64').toString()));
  expect(expiration).toBe(expiresAt);
  expect(expiresAt).toBe('2026-11-24T12:15:00.123Z');
  expect(conditions).toEqual([
    { bucket: 'loja-prod-media-1' },
    ['content-length-range', 1, 10_000_000],
    ...Object.entries(signed).map(([name, value]) => ({ [name]: value })),
  ]);
  expect(signed).toEqual({
    key: `incoming/${photoId}`,
    'Content-Type': 'image/png',
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': 'AKIDEXAMPLE/20261124/sa-east-1/s3/aws4_request',
    'x-amz-date': '20261124T120000Z',
    'x-amz-security-token': 'of-the-role',
  });
});
