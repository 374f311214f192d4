import { describe, expect, test } from 'vitest';
import { type Photo, plainSourceOf, srcsetOf } from './photo-sources.ts';

const hash = '2a0da73f42c501a2c93f2bb51cb0508e';
const photo = (widths: number[]): Photo => ({
  alt: 'Pacote sobre a mesa',
  width: 1280,
  height: 960,
  blur: 'data:image/webp;base64,AA',
  sources: (['avif', 'webp', 'jpeg'] as const).flatMap((format) =>
    widths.map((width) => ({ format, width, url: `/media/${hash}/${width}.${format}` })),
  ),
});

describe('the sources of a photo', () => {
  test('are offered by format, with their widths', () => {
    expect(srcsetOf(photo([320, 640]), 'avif')).toBe(
      `/media/${hash}/320.avif 320w, /media/${hash}/640.avif 640w`,
    );
  });

  test('end in a JPEG that is neither the smallest nor the heaviest', () => {
    expect(plainSourceOf(photo([320, 640, 960, 1280]))).toBe(`/media/${hash}/640.jpeg`);
    expect(plainSourceOf(photo([320]))).toBe(`/media/${hash}/320.jpeg`);
  });
});
