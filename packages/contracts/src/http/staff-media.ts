import { PhotoId } from '@loja/kernel/ids.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { Slug } from './product-ids.ts';

/** A camera's JPEG of 50 megapixels fits; S3 refuses more before it stores anything. */
export const PHOTO_MAX_BYTES = 10_000_000;

/** What a form may say that it sends. What it really sends is told from its bytes. */
export const PhotoType = z.enum(['image/jpeg', 'image/png', 'image/webp']);
export type PhotoType = z.infer<typeof PhotoType>;

/** Why a file became no photo. A code is for ever. */
export const PhotoRefusal = z.enum([
  /** None of JPEG, PNG, WebP by its first bytes, whatever it was called. */
  'not_a_photo',
  'too_many_bytes',
  'too_many_pixels',
  /** A side under 600 pixels would be blurred on a product page. */
  'too_small',
  /** One side more than three times the other. */
  'too_elongated',
  /** Cut short or corrupt. */
  'damaged',
  /** Withdrawn between the request and the file. */
  'product_gone',
  /** It has as many photos as a product may have. */
  'too_many_photos',
]);
export type PhotoRefusal = z.infer<typeof PhotoRefusal>;

const params = z.object({ slug: Slug });

export const requestPhotoUpload = defineRoute({
  method: 'POST',
  path: '/staff/products/{slug}/photos',
  summary: 'A form with which a browser hands one photo of the product straight to storage',
  params,
  body: z.strictObject({
    alt: z
      .string()
      .trim()
      .min(3)
      .max(160)
      .regex(/^[^\p{Cc}]*$/u, 'no control characters'),
    contentType: PhotoType,
  }),
  reply: z.object({
    photoId: PhotoId,
    upload: z.object({
      url: z.url(),
      /** To be sent as form fields before `file`, unchanged. */
      fields: z.record(z.string(), z.string()),
      maxBytes: z.int(),
      expiresAt: z.iso.datetime(),
    }),
  }),
  status: 201,
  errors: ['product_not_found', 'product_withdrawn'],
});

export const StaffPhoto = z.object({
  photoId: PhotoId,
  alt: z.string(),
  /** `ready`: part of the product and of its page. */
  state: z.enum(['awaiting_file', 'ready', 'rejected']),
  refusal: PhotoRefusal.optional(),
  requestedAt: z.iso.datetime(),
  settledAt: z.iso.datetime().optional(),
  /** A small picture of it, once ready. */
  preview: z.string().optional(),
});
export type StaffPhoto = z.infer<typeof StaffPhoto>;

export const listPhotos = defineRoute({
  method: 'GET',
  path: '/staff/products/{slug}/photos',
  summary: 'What became of every photo handed in for the product, newest first',
  params,
  reply: z.object({ photos: z.array(StaffPhoto) }),
  status: 200,
  errors: [],
});
