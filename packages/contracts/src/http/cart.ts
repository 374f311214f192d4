import { Cep } from '@loja/kernel/cep.ts';
import { CartId } from '@loja/kernel/ids.ts';
import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { ShippingOption } from './shipping.ts';
import { Availability, Sku } from './shopfront.ts';

/** More than this of one SKU is wholesale: the shop asks for a conversation. */
export const QUANTITY_CAP = 20;
/** DynamoDB moves at most 100 items in one transaction; 30 lines with kits stay far below. */
export const LINES_CAP = 30;

export const CartLine = z.object({
  sku: Sku,
  productSlug: z.string(),
  name: z.string(),
  variantLabel: z.string(),
  quantity: z.int().min(1).max(QUANTITY_CAP),
  unitPrice: Money,
  total: Money,
  availability: Availability,
  /** Set when the price moved since the shopper added the line. */
  previousUnitPrice: Money.optional(),
});

export const Cart = z.object({
  cartId: CartId,
  lines: z.array(CartLine),
  subtotal: Money,
  /** Discount that paying by Pix gives on the goods. */
  pixDiscount: Money,
});
export type Cart = z.infer<typeof Cart>;

const params = z.object({ cartId: CartId });

export const createCart = defineRoute({
  method: 'POST',
  path: '/carts',
  summary: 'Open an empty cart; its random id is the key to it',
  audience: 'public',
  reply: Cart,
  status: 201,
  errors: [],
});

export const getCart = defineRoute({
  method: 'GET',
  path: '/carts/{cartId}',
  summary: 'The cart at the prices and availability of now',
  audience: 'public',
  params,
  reply: Cart,
  status: 200,
  errors: ['cart_not_found'],
});

export const putCartItem = defineRoute({
  method: 'PUT',
  path: '/carts/{cartId}/items/{sku}',
  summary: 'Set the quantity of one SKU; 0 is refused, remove a line with DELETE',
  audience: 'public',
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
  audience: 'public',
  params: z.object({ cartId: CartId, sku: Sku }),
  reply: Cart,
  status: 200,
  errors: ['cart_not_found'],
});

export const quoteShipping = defineRoute({
  method: 'POST',
  path: '/carts/{cartId}/shipping-quotes',
  summary: 'Freight options for the cart to a CEP, cheapest first',
  audience: 'public',
  params,
  body: z.strictObject({ cep: Cep }),
  reply: z.object({ options: z.array(ShippingOption) }),
  status: 200,
  errors: ['cart_not_found', 'cart_empty', 'cep_not_served'],
});
