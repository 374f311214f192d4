import { Photo } from '@loja/contracts/http/shopfront.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formats, hashOf, photoOf, previewOf, renditionKey } from './renditions.ts';

const file = fc.uint8Array({ maxLength: 200 });

test('the same file has one address, another file another', () => {
  fc.assert(
    fc.property(file, file, (a, b) => {
      expect(hashOf(a)).toBe(hashOf(Uint8Array.from(a)));
      if (Buffer.compare(a, b) !== 0) expect(hashOf(a)).not.toBe(hashOf(b));
    }),
  );
});

test('what the catalogue keeps is what the contract promises, and names what is stored', () => {
  fc.assert(
    fc.property(file, fc.subarray([320, 640, 960, 1280], { minLength: 1 }), (bytes, widths) => {
      const hash = hashOf(bytes);
      const renditions = widths.flatMap((width) =>
        formats.toReversed().map((format) => ({ format, width, bytes })),
      );
      const photo = photoOf(hash, 'Uma foto', {
        frame: { width: 640, height: 480 },
        blur: 'data:image/webp;base64,AA',
        renditions,
      });
      expect(Photo.parse(photo)).toEqual(photo);
      expect(photo.sources.map(({ url }) => url).sort()).toEqual(
        renditions.map((rendition) => `/${renditionKey(hash, rendition)}`).sort(),
      );
      expect([...new Set(photo.sources.map(({ format }) => format))]).toEqual(formats);
      expect(previewOf(photo)).toMatch(/\.jpeg$/);
    }),
  );
});
