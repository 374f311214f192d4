import { CustomerSignedUp } from '@loja/contracts/events/identity.ts';
import { onEvent } from '@loja/platform/consume.ts';
import { consentPorts } from '../adapters/customer-ports.ts';
import { recordSignUpConsent } from '../use-cases/consents.ts';

const record = recordSignUpConsent(consentPorts());

export const handler = onEvent(CustomerSignedUp, ({ occurredAt: at, data: { customerId, marketing } }) =>
  record(customerId, { marketing, at }),
);
