import type { Dynamo } from '@loja/platform/dynamo.ts';
import { productStanding } from '#catalog/offers.ts';
import type { Shelf } from '../ports.ts';

export const shelfInProcess = (dynamo: Dynamo, catalog: string): Shelf => ({
  standing: (slug) => productStanding(dynamo, catalog, slug),
});
