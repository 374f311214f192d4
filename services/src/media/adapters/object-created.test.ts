import { newPhotoId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { ObjectCreated } from './object-created.ts';

const event = (key: string, more: object = {}) => ({
  version: '0',
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { bucket: { name: 'b' }, object: { key, size: 5, etag: 'e' }, reason: 'PostObject' },
  ...more,
});

describe("S3's event", () => {
  test('names the photo whose file is there', () => {
    const photoId = newPhotoId();
    expect(ObjectCreated.parse(event(`incoming/${photoId}`))).toBe(photoId);
  });

  test.each(['incoming/', 'incoming/../media/x', 'incoming/pho_short', 'media/0/320.avif'])(
    'names none for %s',
    (key) => {
      expect(ObjectCreated.parse(event(key))).toBeUndefined();
    },
  );

  test('of another kind is no message of ours', () => {
    expect(() => ObjectCreated.parse(event('incoming/x', { 'detail-type': 'Object Deleted' }))).toThrow();
  });
});
