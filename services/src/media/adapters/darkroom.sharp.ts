import type { PhotoRefusal } from '@loja/contracts/http/staff-media.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import sharp, { type Sharp } from 'sharp';
import { type Frame, frameRefusal, MAX_PIXELS, widthsFor } from '../domain/frame.ts';
import { imageKindOf } from '../domain/image-kind.ts';
import { type Developed, type Format, formats, type Rendition } from '../domain/renditions.ts';
import type { Darkroom } from '../ports.ts';

// Of libvips' thirty readers only those for what the first bytes may say: the rest cannot be reached by any file.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

/** A warning of the decoder is a damaged file: half a picture must not reach a page. */
const strict = { failOn: 'warning', limitInputPixels: MAX_PIXELS } as const;

/**
 * Chosen on photographs of coffee bags: AVIF a third smaller than JPEG to the eye's content. AVIF's effort 2 of 9 costs
 * a tenth of the time of the usual 4 for about a tenth more bytes, which matters where libvips runs as WebAssembly.
 */
const encoded = {
  avif: (picture: Sharp) => picture.avif({ quality: 52, effort: 2 }),
  webp: (picture: Sharp) => picture.webp({ quality: 76, smartSubsample: true }),
  jpeg: (picture: Sharp) => picture.jpeg({ quality: 78, mozjpeg: true }),
} satisfies Record<Format, (picture: Sharp) => Sharp>;

/** Pixels and nothing else: what came with them (place, camera, owner, colour profile) is not carried over. */
interface Bare {
  data: Buffer;
  raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

const again = ({ data, raw }: Bare): Sharp => sharp(data, { raw });

/** Upright, in sRGB, on white where it was transparent, no wider than the widest page needs. */
const bareOf = async (original: Uint8Array, width: number): Promise<Bare> => {
  const { data, info } = await sharp(original, strict)
    .autoOrient()
    .resize({ width })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
};

const renditionOf = async (bare: Bare, format: Format, width: number): Promise<Rendition> => ({
  format,
  width,
  bytes: await encoded[format](again(bare).resize({ width })).toBuffer(),
});

/** What the contract leaves for a blur. */
const BLUR_CHARACTERS = 500;

const spotsOf = async (bare: Bare, quality: number): Promise<string> => {
  const spots = await again(bare)
    .resize(16, 16, { fit: 'inside' })
    .webp({ quality, effort: 6, smartSubsample: true })
    .toBuffer();
  return `data:image/webp;base64,${spots.toString('base64')}`;
};

/** Sixteen pixels a side, mostly in some 200 characters; only where every pixel differs the colours get coarser. */
const blurOf = async (bare: Bare): Promise<string> => {
  const fine = await spotsOf(bare, 80);
  return fine.length <= BLUR_CHARACTERS ? fine : spotsOf(bare, 25);
};

/** Undefined when the decoder gives up: what comes out of our own pixels afterwards is our own fault and throws. */
const readable = <Value>(work: Promise<Value>): Promise<Value | undefined> => work.catch(() => undefined);

const frameOf = async (original: Uint8Array): Promise<Frame> =>
  (await sharp(original, { ...strict, limitInputPixels: false }).metadata()).autoOrient;

const printed = async (bare: Bare, widths: readonly number[]): Promise<Developed> => {
  const renditions: Rendition[] = [];
  // One after another: the codec has one thread, and memory for one picture at a time.
  for (const format of formats)
    for (const width of widths) renditions.push(await renditionOf(bare, format, width));
  const { width, height } = bare.raw;
  return { frame: { width, height }, blur: await blurOf(bare), renditions };
};

/** libvips, behind the three formats that it is let see. */
export const sharpDarkroom: Darkroom = {
  async develop(original): Promise<Result<Developed, PhotoRefusal>> {
    if (!imageKindOf(original)) return fail('not_a_photo');
    const frame = await readable(frameOf(original));
    if (!frame) return fail('damaged');
    const refusal = frameRefusal(frame);
    if (refusal) return fail(refusal);
    const widths = widthsFor(frame);
    const bare = await readable(bareOf(original, Math.max(...widths)));
    return bare ? ok(await printed(bare, widths)) : fail('damaged');
  },
};
