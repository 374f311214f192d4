import { OrderForgotten } from '@loja/contracts/events/ordering.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { log } from '@loja/platform/logger.ts';
import { forgettingPorts } from '../adapters/index.ts';
import { forgetPayer } from '../use-cases/forget-payer.ts';

const forget = forgetPayer(forgettingPorts());

export const handler = onEvent(OrderForgotten, async ({ data: { orderId } }) => {
  log.info('payer', { orderId, outcome: await forget(orderId) });
});
