import { OrderPlaced } from '@loja/contracts/events/ordering.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { startingPorts } from '../adapters/index.ts';
import { startWaiting } from '../use-cases/start-waiting.ts';

const start = startWaiting(startingPorts());

export const handler = onEvent(OrderPlaced, ({ data }) => start(data.orderId));
