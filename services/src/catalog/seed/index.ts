import { type Dynamo, putAny } from '@loja/platform/dynamo.ts';
import { productItem, variantItem } from '../adapters/products.dynamodb.ts';
import type { CatalogProduct } from '../domain/product.ts';
import { saleVariantsOf } from '../domain/variants.ts';
import { blendDaCasa, padoca, sonoBom } from './blends.ts';
import { buriti, cerradoDoce, noiteLonga } from './cerrado.ts';
import { pieces } from './equipment.ts';
import { chapada, conilonDaPedra, polenta, sempreViva } from './espirito-santo-e-bahia.ts';
import { kits } from './kits.ts';
import { orvalho, primeiraGeada, serraAlta } from './mantiqueira.ts';
import { mataFechada, neblina, picoFrutado, vagaLume } from './matas-e-caparao.ts';
import { mogianaClassico, terraRoxa, ultimaEstacao } from './mogiana-e-parana.ts';
import { caldeira, fonte, quintal, varanda } from './sul-de-minas.ts';

/** The invented shelf of the sample roaster: farms and people are fictional, regions and facts are not. */
export const sampleProducts: readonly CatalogProduct[] = [
  blendDaCasa,
  padoca,
  varanda,
  quintal,
  caldeira,
  fonte,
  serraAlta,
  primeiraGeada,
  orvalho,
  cerradoDoce,
  buriti,
  noiteLonga,
  mataFechada,
  neblina,
  picoFrutado,
  vagaLume,
  polenta,
  conilonDaPedra,
  chapada,
  sempreViva,
  terraRoxa,
  mogianaClassico,
  ultimaEstacao,
  sonoBom,
  ...kits,
  ...pieces,
].toSorted((a, b) => a.position - b.position);

/** DynamoDB takes at most 100 writes in one transaction. */
const WRITES = 100;

/** Puts the sample shelf into the table; repeating it changes nothing. */
export const seedCatalogue = async (dynamo: Dynamo, table: string): Promise<void> => {
  const writes = sampleProducts.flatMap((product) => [
    putAny(table, productItem(product)),
    ...saleVariantsOf(product).map((variant) => putAny(table, variantItem(variant))),
  ]);
  const batches = Array.from({ length: Math.ceil(writes.length / WRITES) }, (_, i) =>
    writes.slice(i * WRITES, (i + 1) * WRITES),
  );
  const results = await Promise.all(batches.map((batch) => dynamo.transact(batch)));
  if (results.some(({ ok }) => !ok)) throw new Error('the sample catalogue was refused');
};
