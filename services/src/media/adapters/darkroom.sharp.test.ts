import sharp from 'sharp';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Developed } from '../domain/renditions.ts';
import { sharpDarkroom } from './darkroom.sharp.ts';
import { bomb, cutOut, noise, phonePhoto, pngPicture, webpPicture } from './sample-pictures.ts';

// Twelve pictures are encoded at a time, on machines that do other things meanwhile.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
// The darkroom lets no file near this reader; these tests read what it made.
sharp.unblock({ operation: ['VipsForeignLoadHeif'] });

const developed = async (file: Uint8Array): Promise<Developed> => {
  const result = await sharpDarkroom.develop(file);
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
};
const refusal = async (file: Uint8Array | string): Promise<string> => {
  const result = await sharpDarkroom.develop(typeof file === 'string' ? Buffer.from(file) : file);
  return result.ok ? 'developed' : result.code;
};
const pixel = async (file: Uint8Array, left: number, top: number): Promise<number[]> => [
  ...(await sharp(file).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];

describe('a photo from a phone', () => {
  let original: Buffer;
  let photo: Developed;
  beforeAll(async () => {
    original = await phonePhoto();
    photo = await developed(original);
  });

  test('is served in three formats and four widths', async () => {
    const { frame, renditions } = photo;
    expect(frame).toEqual({ width: 1280, height: 960 });
    const made = await Promise.all(
      renditions.map(async ({ format, width, bytes }) => {
        const { format: found, compression, ...size } = await sharp(bytes).metadata();
        expect(size.width).toBe(width);
        expect(found === 'heif' ? compression : found).toBe(format === 'avif' ? 'av1' : format);
        return `${format} ${width}`;
      }),
    );
    expect(made).toEqual(
      ['avif', 'webp', 'jpeg'].flatMap((format) => [320, 640, 960, 1280].map((w) => `${format} ${w}`)),
    );
  });

  test('keeps nothing but its pixels: no place, no owner, no profile', async () => {
    expect((await sharp(original).metadata()).exif?.includes('Ana Conceicao')).toBe(true);
    for (const { bytes } of photo.renditions) {
      const { exif, icc, iptc, xmp, orientation } = await sharp(bytes).metadata();
      expect({ exif, icc, iptc, xmp, orientation }).toEqual({});
      expect(Buffer.from(bytes).includes('Ana Conceicao')).toBe(false);
      expect(Buffer.from(bytes).includes('Exif')).toBe(false);
    }
  });

  test('stands upright however the phone was held', async () => {
    const { frame, renditions } = await developed(await phonePhoto({ orientation: 6 }));
    expect(frame).toEqual({ width: 960, height: 1280 });
    const widest = renditions.find(({ format, width }) => format === 'webp' && width === 960);
    // The dark bag at the top left of the lying picture is at the top right of the standing one.
    const [dark = 255] = await pixel(widest?.bytes ?? new Uint8Array(), 800, 300);
    const [light = 0] = await pixel(widest?.bytes ?? new Uint8Array(), 100, 300);
    expect(dark).toBeLessThan(90);
    expect(light).toBeGreaterThan(200);
  });

  test('is never enlarged', async () => {
    const { frame, renditions } = await developed(await phonePhoto({ width: 1000, height: 900 }));
    expect(frame.width).toBe(960);
    expect(Math.max(...renditions.map(({ width }) => width))).toBe(960);
  });

  test('is heralded by a few hundred bytes, even where every pixel differs', async () => {
    for (const { blur } of [photo, await developed(await noise()), await developed(await noise(640, 1900))]) {
      expect(blur).toMatch(/^data:image\/webp;base64,/);
      expect(blur.length).toBeLessThanOrEqual(500);
    }
  });

  test('weighs less in AVIF than in JPEG', async () => {
    const { renditions } = photo;
    const bytesOf = (format: string) =>
      renditions.filter((r) => r.format === format).reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(bytesOf('avif')).toBeLessThan(bytesOf('jpeg'));
  });
});

test('PNG and WebP are welcome, and what is transparent becomes white', async () => {
  expect(await refusal(await pngPicture())).toBe('developed');
  expect(await refusal(await webpPicture())).toBe('developed');
  const { renditions } = await developed(await cutOut());
  for (const { bytes } of renditions) expect(Math.min(...(await pixel(bytes, 9, 9)))).toBeGreaterThan(250);
});

describe('a file is refused', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script>alert(1)</script></svg>';

  test.each([
    ['a drawing with script', svg],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a page behind a GIF head', 'GIF89a<script>alert(1)</script>'],
    ['nothing', ''],
    ['text', 'JFIF'],
    ['a PDF', '%PDF-1.7'],
  ])('that is %s', async (_what, file) => {
    expect(await refusal(file)).toBe('not_a_photo');
  });

  test('whose first bytes lie', async () => {
    expect(await refusal(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(svg)]))).toBe(
      'damaged',
    );
    expect(await refusal(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(svg)]))).toBe(
      'damaged',
    );
  });

  test('that was cut short', async () => {
    for (const file of [await phonePhoto(), await pngPicture(), await webpPicture()])
      expect(await refusal(file.subarray(0, Math.floor(file.length * 0.7)))).toBe('damaged');
  });

  test('that would unpack to hundreds of megabytes, before it does', async () => {
    const file = await bomb();
    expect(file.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await refusal(file)).toBe('too_many_pixels');
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  test('that is too small or too long for a page', async () => {
    expect(await refusal(await phonePhoto({ width: 599, height: 900 }))).toBe('too_small');
    expect(await refusal(await phonePhoto({ width: 2000, height: 640 }))).toBe('too_elongated');
  });
});
