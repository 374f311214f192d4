import { CustomerEmailChanged } from '@loja/contracts/events/identity.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { claimingPorts } from '../adapters/index.ts';
import { claimOrders } from '../use-cases/claim-orders.ts';

const claim = claimOrders(claimingPorts());

export const handler = onEvent(CustomerEmailChanged, async ({ data }) => {
  await claim(data.customerId, data.emailIndex);
});
