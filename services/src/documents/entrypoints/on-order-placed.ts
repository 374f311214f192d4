import { onMessages } from '@loja/platform/consume.ts';
import { log } from '@loja/platform/logger.ts';
import { documentsPorts } from '../adapters/index.ts';
import { PlacedMessage } from '../adapters/placed-message.ts';
import { keepContract } from '../use-cases/keep-contract.ts';

const keep = keepContract(documentsPorts().ports);

export const handler = onMessages(PlacedMessage, async ({ orderId, eventId }) => {
  log.info('contract', { outcome: await keep(orderId), eventId, orderId });
});
