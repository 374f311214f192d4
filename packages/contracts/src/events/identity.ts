import { CustomerId } from '@loja/kernel/ids.ts';
import * as z from 'zod';
import { defineEvent } from '../event.ts';

/**
 * A customer signed in with a verified address. `emailIndex` is its blind index: what was bought under the same address
 * without an account can be found by it, and the address cannot be read from it.
 */
export const CustomerSignedIn = defineEvent({
  source: 'identity',
  name: 'CustomerSignedIn',
  version: 1,
  data: z.object({ customerId: CustomerId, emailIndex: z.string().min(16) }),
});
