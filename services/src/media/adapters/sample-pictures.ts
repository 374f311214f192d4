import sharp from 'sharp';

interface Sample {
  width?: number;
  height?: number;
  /** EXIF's turn: 6 is a phone held upright. */
  orientation?: number;
}

/** A picture for tests: a bag-like shape on a ground, so that turning and cropping show. */
const drawn = ({ width = 1600, height = 1200 }: Sample) => {
  const bag = Buffer.alloc(Math.round(width / 4) * Math.round(height / 2) * 3, 40);
  return sharp({ create: { width, height, channels: 3, background: { r: 233, g: 196, b: 150 } } }).composite([
    {
      input: bag,
      raw: { width: Math.round(width / 4), height: Math.round(height / 2), channels: 3 },
      top: Math.round(height / 10),
      left: Math.round(width / 10),
    },
  ]);
};

/** As a phone takes it: with its place, its owner and its make. */
export const phonePhoto = (sample: Sample = {}): Promise<Buffer> =>
  drawn(sample)
    .withExif({
      IFD0: { Make: 'Telefonica', Artist: 'Ana Conceicao', Copyright: 'Ana' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '23/1 33/1 40/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '46/1 39/1 20/1',
      },
    })
    .withMetadata({ orientation: sample.orientation ?? 1 })
    .jpeg({ quality: 88 })
    .toBuffer();

export const pngPicture = (sample: Sample = {}): Promise<Buffer> => drawn(sample).png().toBuffer();
export const webpPicture = (sample: Sample = {}): Promise<Buffer> => drawn(sample).webp().toBuffer();

/** Half of it see-through. */
export const cutOut = (): Promise<Buffer> =>
  sharp({ create: { width: 800, height: 800, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer();

/** Every pixel another colour: what compresses worst. */
export const noise = (width = 800, height = 800): Promise<Buffer> =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000000',
      noise: { type: 'gaussian', mean: 128, sigma: 80 },
    },
  })
    .jpeg()
    .toBuffer();

/** A flat PNG of many pixels: some kilobytes that unpack to two hundred megabytes. */
export const bomb = (side = 8_000): Promise<Buffer> =>
  sharp({
    create: { width: side, height: side, channels: 3, background: '#ffffff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();

/** What a served picture is, and whatever it still tells beside its pixels. */
export const contentOf = async (file: Uint8Array) => {
  const { format, compression, width, height, ...rest } = await sharp(file).metadata();
  const told = (['exif', 'icc', 'iptc', 'xmp'] as const).filter((part) => rest[part] !== undefined);
  return { format: compression === 'av1' ? 'avif' : format, width, height, told };
};
