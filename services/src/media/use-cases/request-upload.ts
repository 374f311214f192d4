import type { PhotoType } from '@loja/contracts/http/staff-media.ts';
import { newPhotoId, type PhotoId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { MediaPorts, UploadForm } from '../ports.ts';

interface Wish {
  slug: string;
  alt: string;
  contentType: PhotoType;
  staffId: string;
}

/** Remembers what the photo is for, and hands out the form for its file. */
export const requestUpload =
  ({ shelf, photos, forms, clock }: Pick<MediaPorts, 'shelf' | 'photos' | 'forms' | 'clock'>) =>
  async ({
    slug,
    alt,
    contentType,
    staffId,
  }: Wish): Promise<
    Result<{ photoId: PhotoId; upload: UploadForm }, 'product_not_found' | 'product_withdrawn'>
  > => {
    const standing = await shelf.standing(slug);
    if (standing === 'unknown') return fail('product_not_found');
    if (standing === 'withdrawn') return fail('product_withdrawn');
    const now = clock();
    const photoId = newPhotoId();
    const requestedAt = now.toISOString();
    await photos.open({ photoId, slug, alt, state: 'awaiting_file', requestedAt, requestedBy: staffId });
    return ok({ photoId, upload: forms.issue(photoId, contentType, now) });
  };
