import { OrderForgotten } from '@loja/contracts/events/ordering.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { archivePort } from '../adapters/archive-port.ts';
import { dropContract } from '../use-cases/drop-contract.ts';

const drop = dropContract(archivePort());

export const handler = onEvent(OrderForgotten, ({ data }) => drop(data.orderId));
