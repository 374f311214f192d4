import * as routes from '@loja/contracts/http/staff-catalog.ts';
import { systemClock } from '@loja/kernel/clock.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { HttpApp } from '@loja/platform/http.ts';
import * as z from 'zod';
import { productStoreInDynamo } from '../adapters/product-store.dynamodb.ts';
import { changeProduct } from '../use-cases/change-product.ts';
import { createProduct } from '../use-cases/create-product.ts';
import { getProduct } from '../use-cases/get-product.ts';
import { listProducts } from '../use-cases/list-products.ts';
import { withdrawProduct } from '../use-cases/withdraw-product.ts';

const dynamo = new Dynamo();
const { CATALOG_TABLE } = config({ CATALOG_TABLE: z.string() });
const store = productStoreInDynamo(dynamo, CATALOG_TABLE, systemClock);
const create = createProduct(store, systemClock);
const change = changeProduct(store, systemClock);
const withdraw = withdrawProduct(store, systemClock);

export const handler = new HttpApp(() => dynamo.calls)
  .on(routes.listStaffProducts, listProducts(store))
  .on(routes.getStaffProduct, ({ params }) => getProduct(store)(params.slug))
  .on(routes.createProduct, ({ body, staff }) => create({ wanted: body, staffId: staff.id }))
  .on(routes.changeProduct, ({ params, body, staff }) =>
    change({ slug: params.slug, change: body, staffId: staff.id }),
  )
  .on(routes.withdrawProduct, ({ params, query, staff }) =>
    withdraw({ slug: params.slug, expectedRevision: query.expectedRevision, staffId: staff.id }),
  )
  .lambda();
