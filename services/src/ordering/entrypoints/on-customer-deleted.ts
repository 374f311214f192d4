import { CustomerDeleted } from '@loja/contracts/events/customers.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { forgettingPorts } from '../adapters/forgetting-ports.ts';
import { forgetCustomer } from '../use-cases/forget-customer.ts';

const forget = forgetCustomer(forgettingPorts());

export const handler = onEvent(CustomerDeleted, ({ data }) => forget(data.customerId));
