import { createHmac } from 'node:crypto';
import { PHOTO_MAX_BYTES } from '@loja/contracts/http/staff-media.ts';
import { secondsAfter } from '@loja/kernel/clock.ts';
import type { UploadForms } from '../ports.ts';
import { incomingKey } from './incoming.ts';

/** Time to choose a file and to send ten megabytes over a slow line. */
const VALID_SECONDS = 15 * 60;

export interface Signer {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

export interface Counter {
  bucket: string;
  region: string;
  /** Of the local AWS; absent on AWS, where the bucket has an address of its own. */
  endpoint?: string | undefined;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html */
export const signatureOf = (
  policy: string,
  secret: string,
  [day, region]: readonly [string, string],
): string => {
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secret}`, day), region));
  return hmac(key, policy).toString('hex');
};

const addressOf = ({ bucket, region, endpoint }: Counter): string =>
  endpoint ? new URL(`/${bucket}`, endpoint).href : `https://${bucket}.s3.${region}.amazonaws.com/`;

/**
 * Forms for S3's browser upload. Signed here, in forty lines, because the S3 client would take the API's function over
 * its budget. The policy names key, type and size: whoever holds the form can store that one file and nothing else.
 */
export const sigv4UploadForms = (counter: Counter, signer: () => Signer): UploadForms => ({
  issue(photoId, type, now) {
    const { accessKeyId, secretAccessKey, sessionToken } = signer();
    const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
    const day = stamp.slice(0, 8);
    const expiresAt = secondsAfter(now, VALID_SECONDS).toISOString();
    const signed = {
      key: incomingKey(photoId),
      'Content-Type': type,
      'x-amz-algorithm': 'AWS4-HMAC-SHA256',
      'x-amz-credential': `${accessKeyId}/${day}/${counter.region}/s3/aws4_request`,
      'x-amz-date': stamp,
      ...(sessionToken ? { 'x-amz-security-token': sessionToken } : {}),
    };
    const conditions = [
      { bucket: counter.bucket },
      ['content-length-range', 1, PHOTO_MAX_BYTES],
      ...Object.entries(signed).map(([name, value]) => ({ [name]: value })),
    ];
    const policy = Buffer.from(JSON.stringify({ expiration: expiresAt, conditions })).toString('base64');
    return {
      url: addressOf(counter),
      fields: {
        ...signed,
        policy,
        'x-amz-signature': signatureOf(policy, secretAccessKey, [day, counter.region]),
      },
      maxBytes: PHOTO_MAX_BYTES,
      expiresAt,
    };
  },
});
