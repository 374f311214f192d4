import { onMessages } from '@loja/platform/consume.ts';
import { log } from '@loja/platform/logger.ts';
import { ObjectCreated } from '../adapters/object-created.ts';
import { receivingPorts } from '../adapters/receiving-ports.ts';
import { receivePhoto } from '../use-cases/receive-photo.ts';

const receive = receivePhoto(receivingPorts());

export const handler = onMessages(ObjectCreated, async (photoId) => {
  const outcome = photoId ? await receive(photoId) : 'nobody_asked';
  log.info('photo', { outcome, ...(photoId ? { photoId } : {}) });
});
