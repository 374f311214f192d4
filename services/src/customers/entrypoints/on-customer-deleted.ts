import { CustomerDeleted } from '@loja/contracts/events/customers.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { forgetPort } from '../adapters/customer-ports.ts';

const forget = forgetPort();

export const handler = onEvent(CustomerDeleted, ({ data }) => forget(data.customerId));
