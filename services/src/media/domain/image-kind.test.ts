import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageKindOf } from './image-kind.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test.each([
  ['\xff\xd8\xff\xe0\x00\x10JFIF', 'jpeg'],
  ['\xff\xd8\xff\xe1\x00\x10Exif', 'jpeg'],
  ['\x89PNG\r\n\x1a\n\x00\x00', 'png'],
  ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'webp'],
  ['RIFF\x00\x00\x00\x00WAVEfmt ', undefined],
  ['\x89PNG\n\x1a\n', undefined],
  ['GIF89a', undefined],
  ['\x00\x00\x00\x1cftypavif', undefined],
  ['\x00\x00\x00\x18ftypheic', undefined],
  ['II*\x00', undefined],
  ['<svg xmlns="http://www.w3.org/2000/svg">', undefined],
  [' <?xml version="1.0"?><svg>', undefined],
  ['<!DOCTYPE html>', undefined],
  ['\xff\xd8', undefined],
  ['', undefined],
])('%j is %s by its first bytes', (head, kind) => {
  expect(imageKindOf(bytes(head))).toBe(kind);
});

test('text is never a picture', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => imageKindOf(bytes(text)) === undefined),
  );
});
