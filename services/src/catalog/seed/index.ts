import { type Dynamo, putAny, putWhere } from '@loja/platform/dynamo.ts';
import { codeItem, recordItem, variantItem } from '../adapters/products.dynamodb.ts';
import type { CatalogProduct } from '../domain/product.ts';
import type { ProductRecord } from '../domain/record.ts';
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

/** As the shop begins: everything on the shelf, in its first revision. */
export const sampleRecords: readonly ProductRecord[] = sampleProducts.map((product) => ({
  product,
  published: true,
  withdrawn: false,
  revision: 1,
  updatedAt: '2026-11-24T12:00:00.000Z',
}));

/** Only what nobody has edited since is written again. */
const untouched = {
  condition: 'attribute_not_exists(#revision) OR #revision = :first',
  names: { '#revision': 'revision' },
  values: { ':first': 1 },
};

const seedOne = async (dynamo: Dynamo, table: string, record: ProductRecord): Promise<void> => {
  const { ok, ...refused } = await dynamo.transact([
    putWhere(table, recordItem(record), untouched),
    putAny(table, codeItem(record.product)),
    ...saleVariantsOf(record.product).map((variant) => putAny(table, variantItem(variant))),
  ]);
  const edited = 'refusals' in refused && refused.refusals[0]?.code === 'ConditionalCheckFailed';
  if (!ok && !edited) throw new Error(`the sample product ${record.product.slug} was refused`);
};

/** Puts the sample shelf into the table. Repeating it changes nothing, and what staff have edited stays theirs. */
export const seedCatalogue = async (dynamo: Dynamo, table: string): Promise<void> => {
  await Promise.all(sampleRecords.map((record) => seedOne(dynamo, table, record)));
};
