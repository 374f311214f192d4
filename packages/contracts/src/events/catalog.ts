import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { Slug } from '../http/product-ids.ts';

const source = 'catalog';
/** The revision grows by one with each write of a product: of two events about one product the higher is the newer. */
const data = z.object({ slug: Slug, revision: z.int().min(1) });

/** A product on the shelf is new or not as it was: whoever shows it reads it again. */
export const ProductChanged = defineEvent({ source, name: 'ProductChanged', version: 1, data });
/** A product left the shelf, for a while or for good. */
export const ProductWithdrawn = defineEvent({ source, name: 'ProductWithdrawn', version: 1, data });
