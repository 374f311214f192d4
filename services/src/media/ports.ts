import type { Photo } from '@loja/contracts/http/shopfront.ts';
import type { PhotoRefusal, PhotoType } from '@loja/contracts/http/staff-media.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import type { PhotoId } from '@loja/kernel/ids.ts';
import type { Result } from '@loja/kernel/result.ts';
import type { PhotoRecord } from './domain/photo.ts';
import type { Developed, Rendition } from './domain/renditions.ts';

/** A form that lets its holder store one file of one type and size, for some minutes. */
export interface UploadForm {
  url: string;
  fields: Record<string, string>;
  maxBytes: number;
  expiresAt: string;
}

export interface UploadForms {
  issue(photoId: PhotoId, type: PhotoType, now: Date): UploadForm;
}

/** Files as they were handed in. They hold what a camera knows of its owner, and never stay. */
export interface Uploads {
  /** Undefined when there is none (any more). */
  read(photoId: PhotoId): Promise<Result<Uint8Array, 'too_many_bytes'> | undefined>;
  /** For good: no earlier version stays behind. */
  discard(photoId: PhotoId): Promise<void>;
}

export interface Darkroom {
  develop(original: Uint8Array): Promise<Result<Developed, PhotoRefusal>>;
}

/** What the edge serves below `/media/`. */
export interface Gallery {
  /** Storing the same again changes nothing. */
  hang(hash: string, renditions: readonly Rendition[]): Promise<void>;
}

export interface Photos {
  open(record: PhotoRecord): Promise<void>;
  find(photoId: PhotoId): Promise<PhotoRecord | undefined>;
  /** Newest first. */
  ofProduct(slug: string): Promise<PhotoRecord[]>;
  /** Does nothing to a record that is settled. */
  reject(photoId: PhotoId, refusal: PhotoRefusal, at: Date): Promise<void>;
  /**
   * In one transaction: the record is ready, the product has the photo, and the change is announced. A photo that the
   * product has already is not added again. `busy`: others write the product; come back.
   */
  accept(
    record: PhotoRecord,
    photo: Photo,
    at: Date,
  ): Promise<'ready' | 'settled_before' | 'product_gone' | 'too_many_photos' | 'busy'>;
}

export interface Shelf {
  standing(slug: string): Promise<'sold' | 'withdrawn' | 'unknown'>;
}

export interface MediaPorts {
  photos: Photos;
  shelf: Shelf;
  forms: UploadForms;
  uploads: Uploads;
  darkroom: Darkroom;
  gallery: Gallery;
  clock: Clock;
}
