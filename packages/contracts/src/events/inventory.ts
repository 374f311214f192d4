import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { Availability } from '../http/product-ids.ts';

/**
 * The shelf may say something else about what draws on this stock item. `band` is that of the smallest portion; the
 * event comes also when only a larger one moved (the last 500 g fill no bag of 1 kg). A quantity is never announced.
 */
export const StockBandChanged = defineEvent({
  source: 'inventory',
  name: 'StockBandChanged',
  version: 1,
  data: z.object({ stockItemId: z.string().min(1), band: Availability }),
});
