import { OrderPlaced } from '@loja/contracts/events/ordering.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { workflow } from '../adapters/index.ts';

const { start } = workflow();

export const handler = onEvent(OrderPlaced, ({ data }) => start(data.orderId));
