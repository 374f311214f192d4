import { CustomerSignUpLapsed } from '@loja/contracts/events/identity.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { forgetLapsedPort } from '../adapters/customer-ports.ts';

const forget = forgetLapsedPort();

export const handler = onEvent(CustomerSignUpLapsed, ({ data }) => forget(data.customerId));
