import { Cep } from '@loja/kernel/cep.ts';
import { CartId } from '@loja/kernel/ids.ts';
import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { QUANTITY_CAP } from './cart-caps.ts';
import { Availability, Sku } from './product-ids.ts';
import { ShippingOption } from './shipping.ts';

export const CartLine = z.object({
  sku: Sku,
  productSlug: z.string(),
  name: z.string(),
  variantLabel: z.string(),
  quantity: z.int().min(1).max(QUANTITY_CAP),
  unitPrice: Money,
  total: Money,
  availability: Availability,
  /** What promotions take off the line, whichever way it is paid; absent when nothing. */
  discount: Money.optional(),
  /** Set when the price moved since the shopper added the line. */
  previousUnitPrice: Money.optional(),
});

/** Why a coupon takes nothing off. One that was switched off is as unknown as one that never was. */
export const CouponRefusal = z.enum([
  'coupon_unknown',
  'coupon_expired',
  'coupon_minimum',
  'coupon_not_applicable',
  'coupon_exhausted',
  'coupon_used',
]);
export type CouponRefusal = z.infer<typeof CouponRefusal>;

export const CartDiscount = z.object({
  kind: z.enum(['automatic', 'coupon']),
  name: z.string(),
  amount: Money,
});

/** The coupon that a cart carries: it applies, or says why it does not. */
export const CartCoupon = z.object({
  code: z.string(),
  name: z.string(),
  freeShipping: z.boolean(),
  refusal: CouponRefusal.optional(),
  /** The goods that it asks for, when there are too few. */
  minimum: Money.optional(),
});

export const Cart = z.object({
  cartId: CartId,
  lines: z.array(CartLine),
  /** Goods at catalogue prices, before anything is taken off. */
  subtotal: Money,
  /** What promotions take off, whichever way the cart is paid; each with its name. */
  discounts: z.array(CartDiscount),
  coupon: CartCoupon.optional(),
  /** What paying by Pix takes off what is left of the goods. */
  pixDiscount: Money,
  /** The goods by each method that the shop takes, all discounts off, freight not yet added. */
  payable: z.object({ pix: Money, card: Money.optional(), boleto: Money.optional() }),
});
export type Cart = z.infer<typeof Cart>;

const params = z.object({ cartId: CartId });

export const createCart = defineRoute({
  method: 'POST',
  path: '/carts',
  summary: 'Open an empty cart; its random id is the key to it',
  reply: Cart,
  status: 201,
  errors: ['too_many_requests'],
});

export const getCart = defineRoute({
  method: 'GET',
  path: '/carts/{cartId}',
  summary: 'The cart at the prices and availability of now',
  params,
  reply: Cart,
  status: 200,
  errors: ['cart_not_found'],
});

export const putCartItem = defineRoute({
  method: 'PUT',
  path: '/carts/{cartId}/items/{sku}',
  summary: 'Set the quantity of one SKU; 0 is refused, remove a line with DELETE',
  params: z.object({ cartId: CartId, sku: Sku }),
  body: z.strictObject({ quantity: z.int().min(1).max(QUANTITY_CAP) }),
  reply: Cart,
  status: 200,
  errors: ['cart_not_found', 'sku_not_found', 'out_of_stock', 'cart_full'],
});

export const deleteCartItem = defineRoute({
  method: 'DELETE',
  path: '/carts/{cartId}/items/{sku}',
  summary: 'Take a line out of the cart; taking out what is not there is a success',
  params: z.object({ cartId: CartId, sku: Sku }),
  reply: Cart,
  status: 200,
  errors: ['cart_not_found'],
});

export const quoteShipping = defineRoute({
  method: 'POST',
  path: '/carts/{cartId}/shipping-quotes',
  summary: 'Freight options for the cart to a CEP, cheapest first',
  params,
  body: z.strictObject({ cep: Cep }),
  reply: z.object({ options: z.array(ShippingOption) }),
  status: 200,
  errors: ['cart_not_found', 'cart_empty', 'cep_not_served', 'too_many_requests'],
});

export const putCartCoupon = defineRoute({
  method: 'PUT',
  path: '/carts/{cartId}/coupon',
  summary: 'Put a coupon on the cart in place of any other; one below its minimum stays on and says so',
  params,
  /** As it was typed: case and spaces around it do not matter. */
  body: z.strictObject({ code: z.string().max(60) }),
  reply: Cart,
  status: 200,
  errors: ['cart_not_found', 'coupon_unknown', 'coupon_expired', 'coupon_exhausted', 'too_many_requests'],
});

export const deleteCartCoupon = defineRoute({
  method: 'DELETE',
  path: '/carts/{cartId}/coupon',
  summary: 'Take the coupon off the cart; taking off what is not there is a success',
  params,
  reply: Cart,
  status: 200,
  errors: ['cart_not_found'],
});
