import { CustomerDeleted } from '@loja/contracts/events/customers.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { log } from '@loja/platform/logger.ts';
import { forgettingPorts } from '../adapters/forgetting-ports.ts';
import { forgetCustomer } from '../use-cases/forget-customer.ts';

const forget = forgetCustomer(forgettingPorts());

export const handler = onEvent(CustomerDeleted, async ({ data: { customerId } }) => {
  log.info('orders forgotten', { customerId, count: await forget(customerId) });
});
