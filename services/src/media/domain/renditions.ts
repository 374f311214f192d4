import { createHash } from 'node:crypto';
import type { Photo } from '@loja/contracts/http/shopfront.ts';
import type { Frame } from './frame.ts';

/** In the order in which a browser should prefer them. */
export const formats = ['avif', 'webp', 'jpeg'] as const;
export type Format = (typeof formats)[number];

/** One file to serve. */
export interface Rendition {
  format: Format;
  width: number;
  bytes: Uint8Array;
}

/** A picture made ready: upright, in the shop's formats and widths, with nothing in it but pixels. */
export interface Developed {
  /** Of the widest rendition. */
  frame: Frame;
  /** A data address of a few hundred bytes. */
  blur: string;
  renditions: Rendition[];
}

/** Grows with every change of how pictures are made: an address once served must never hold other bytes. */
const RECIPE = 1;

/** Names the renditions of a file: the same file gives the same addresses, handed in once or twice. */
export const hashOf = (original: Uint8Array): string =>
  createHash('sha256').update(`recipe ${RECIPE}\n`).update(original).digest('hex').slice(0, 32);

/** Object key, and behind a slash the path at which the edge serves it. */
export const renditionKey = (hash: string, { format, width }: Pick<Rendition, 'format' | 'width'>): string =>
  `media/${hash}/${width}.${format}`;

/** What the catalogue keeps of a developed picture. */
export const photoOf = (hash: string, alt: string, { frame, blur, renditions }: Developed): Photo => ({
  alt,
  ...frame,
  blur,
  sources: formats.flatMap((format) =>
    renditions
      .filter((rendition) => rendition.format === format)
      .map(({ width }) => ({ format, width, url: `/${renditionKey(hash, { format, width })}` })),
  ),
});

/** The smallest file that every browser shows. */
export const previewOf = ({ sources }: Photo): string | undefined =>
  sources.find(({ format }) => format === 'jpeg')?.url;
