import * as routes from '@loja/contracts/http/cart.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { HttpApp } from '@loja/platform/http.ts';
import * as z from 'zod';
import { guardedBy, limiterBy } from '#limits/offers.ts';
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

const guarded = guardedBy(limiterBy(dynamo));

export const handler = new HttpApp(() => dynamo.calls)
  .on(
    routes.createCart,
    guarded(({ address }) => [['cart-from-address', address]], createCart(ports)),
  )
  .on(routes.getCart, ({ params, customer }) => getCart(ports)(params.cartId, customer?.id))
  .on(routes.putCartItem, ({ params, body, customer }) =>
    putItem(ports)({ ...params, ...body }, customer?.id),
  )
  .on(routes.deleteCartItem, ({ params, customer }) => deleteItem(ports)(params, customer?.id))
  .on(
    routes.putCartCoupon,
    guarded(
      ({ params, address }) => [
        ['coupon-of-cart', params.cartId],
        ['coupon-from-address', address],
      ],
      ({ params, body, customer }) => putCoupon(ports)({ ...params, ...body }, customer?.id),
    ),
  )
  .on(routes.deleteCartCoupon, ({ params, customer }) => deleteCoupon(ports)(params, customer?.id))
  .on(
    routes.quoteShipping,
    guarded(
      ({ address }) => [['quote-from-address', address]],
      ({ params, body, customer }) => quoteShipping(ports)({ ...params, ...body }, customer?.id),
    ),
  )
  .lambda();
