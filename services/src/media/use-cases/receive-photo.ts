import type { PhotoRefusal } from '@loja/contracts/http/staff-media.ts';
import type { PhotoId } from '@loja/kernel/ids.ts';
import { NotYet } from '@loja/kernel/not-yet.ts';
import type { PhotoRecord } from '../domain/photo.ts';
import { hashOf, photoOf } from '../domain/renditions.ts';
import type { MediaPorts } from '../ports.ts';

export type ReceivingPorts = Pick<MediaPorts, 'photos' | 'uploads' | 'darkroom' | 'gallery' | 'clock'>;

export type Outcome = 'ready' | 'settled_before' | 'nobody_asked' | 'no_file' | PhotoRefusal;

/**
 * Makes a photo of the product out of the file that was handed in, or says why not. Told twice it does nothing twice;
 * interrupted, it is told again and begins anew. The file goes last, for as long as it is there the work can be redone.
 */
export const receivePhoto =
  (ports: ReceivingPorts) =>
  async (photoId: PhotoId): Promise<Outcome> => {
    const { photos, uploads } = ports;
    const record = await photos.find(photoId);
    const outcome = record ? await settle(ports, record) : 'nobody_asked';
    if (outcome !== 'no_file') await uploads.discard(photoId);
    return outcome;
  };

const settle = async (ports: ReceivingPorts, record: PhotoRecord): Promise<Outcome> => {
  if (record.state !== 'awaiting_file') return 'settled_before';
  const file = await ports.uploads.read(record.photoId);
  if (!file) return 'no_file';
  return file.ok ? developed(ports, record, file.value) : rejected(ports, record, file.code);
};

const developed = async (
  ports: ReceivingPorts,
  record: PhotoRecord,
  original: Uint8Array,
): Promise<Outcome> => {
  const result = await ports.darkroom.develop(original);
  if (!result.ok) return rejected(ports, record, result.code);
  const hash = hashOf(original);
  await ports.gallery.hang(hash, result.value.renditions);
  const outcome = await ports.photos.accept(record, photoOf(hash, record.alt, result.value), ports.clock());
  if (outcome === 'busy') throw new NotYet('others are writing the product');
  if (outcome === 'ready' || outcome === 'settled_before') return outcome;
  return rejected(ports, record, outcome);
};

const rejected = async (
  ports: ReceivingPorts,
  record: PhotoRecord,
  refusal: PhotoRefusal,
): Promise<Outcome> => {
  await ports.photos.reject(record.photoId, refusal, ports.clock());
  return refusal;
};
