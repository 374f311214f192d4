import { CustomerId } from '@loja/kernel/ids.ts';
import * as z from 'zod';
import { defineEvent } from '../event.ts';

/** A customer has closed the account: whoever knows the person forgets what no law makes them keep (LGPD art. 18 VI). */
export const CustomerDeleted = defineEvent({
  source: 'customers',
  name: 'CustomerDeleted',
  version: 1,
  data: z.object({ customerId: CustomerId }),
});
