import type { StaffPhoto } from '@loja/contracts/http/staff-media.ts';
import { ok } from '@loja/kernel/result.ts';
import { staffView } from '../domain/photo.ts';
import type { MediaPorts } from '../ports.ts';

/** What became of every photo of a product, newest first. */
export const listPhotos =
  ({ photos }: Pick<MediaPorts, 'photos'>) =>
  async (slug: string): Promise<{ ok: true; value: { photos: StaffPhoto[] } }> =>
    ok({ photos: (await photos.ofProduct(slug)).map(staffView) });
