import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { listProducts } from '@loja/contracts/http/shopfront.ts';
import { type Catalogue, catalogueFrom } from './catalogue.ts';

/** The shelf as written at the start of the build. */
export const catalogueOfFile = (): Catalogue =>
  catalogueFrom(
    listProducts.reply.parse(JSON.parse(readFileSync(resolve('src/generated/catalogue.json'), 'utf8')))
      .products,
  );
