import * as routes from '@loja/contracts/http/cart.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { HttpApp } from '@loja/platform/http.ts';
import * as z from 'zod';
import { cartPorts } from '../adapters/cart-ports.ts';
import { createCart } from '../use-cases/create-cart.ts';
import { deleteCoupon } from '../use-cases/delete-coupon.ts';
import { deleteItem } from '../use-cases/delete-item.ts';
import { getCart } from '../use-cases/get-cart.ts';
import { putCoupon } from '../use-cases/put-coupon.ts';
import { putItem } from '../use-cases/put-item.ts';
import { quoteShipping } from '../use-cases/quote-shipping.ts';

const settings = config({
  CARTS_TABLE: z.string(),
  CATALOG_TABLE: z.string(),
  INVENTORY_TABLE: z.string(),
  PROMOTIONS_TABLE: z.string(),
});
const dynamo = new Dynamo();
const ports = cartPorts(dynamo, {
  carts: settings.CARTS_TABLE,
  catalog: settings.CATALOG_TABLE,
  inventory: settings.INVENTORY_TABLE,
  promotions: settings.PROMOTIONS_TABLE,
});

export const handler = new HttpApp(() => dynamo.calls)
  .on(routes.createCart, createCart(ports))
  .on(routes.getCart, ({ params }) => getCart(ports)(params.cartId))
  .on(routes.putCartItem, ({ params, body }) => putItem(ports)({ ...params, ...body }))
  .on(routes.deleteCartItem, ({ params }) => deleteItem(ports)(params))
  .on(routes.putCartCoupon, ({ params, body }) => putCoupon(ports)({ ...params, ...body }))
  .on(routes.deleteCartCoupon, ({ params }) => deleteCoupon(ports)(params))
  .on(routes.quoteShipping, ({ params, body }) => quoteShipping(ports)({ ...params, ...body }))
  .lambda();
