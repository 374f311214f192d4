import type { PhotoRefusal, StaffPhoto } from '@loja/contracts/http/staff-media.ts';
import type { PhotoId } from '@loja/kernel/ids.ts';

/** One file that staff asked to hand in, and what became of it. `ready` and `rejected` are final. */
export interface PhotoRecord {
  photoId: PhotoId;
  slug: string;
  alt: string;
  state: StaffPhoto['state'];
  requestedAt: string;
  /** The staff pool's id. */
  requestedBy: string;
  refusal?: PhotoRefusal;
  settledAt?: string;
  preview?: string;
}

/** As many as a page may load without becoming an album. */
export const PHOTOS_PER_PRODUCT = 8;

export const staffView = ({ slug: _slug, requestedBy: _by, ...shown }: PhotoRecord): StaffPhoto => shown;
