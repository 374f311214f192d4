import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import type { Result } from '@loja/kernel/result.ts';
import type { Coupon, Promotions } from '#promotions/offers.ts';
import type { StoredCart, StoredLine } from './domain/cart.ts';
import type { Shelf } from './domain/cart-view.ts';

export interface Carts {
  open(cartId: CartId): Promise<void>;
  /** The cart with its latest lines; undefined when there is none or its ninety days are over. */
  find(cartId: CartId): Promise<StoredCart | undefined>;
  /** Sets one line and keeps the cart ninety days more; undefined when the cart is gone or full by now. */
  setLine(cartId: CartId, line: StoredLine): Promise<StoredCart | undefined>;
  /** Takes one line out, whether or not it is there; undefined when the cart is gone. */
  removeLine(cartId: CartId, sku: string): Promise<StoredCart | undefined>;
  /** Puts a coupon on in place of any other, or takes it off; undefined when the cart is gone. */
  setCoupon(cartId: CartId, coupon: Coupon | undefined): Promise<StoredCart | undefined>;
}

export interface Shelves {
  /** What the shop knows now of the lines of a cart and of its coupon. */
  ofCart(cart: StoredCart): Promise<Shelf>;
  /** A cart and what the shop knows of one SKU, in one read; of promotions only those that need no coupon. */
  besideCart(cartId: CartId, sku: string): Promise<{ cart: StoredCart | undefined; shelf: Shelf }>;
  /** The promotions of now, with what a code says. */
  promotions(code: string | undefined): Promise<Promotions>;
}

export interface CartPorts {
  carts: Carts;
  shelves: Shelves;
  quote: (parcel: {
    cep: string;
    grams: number;
    goodsCents: number;
  }) => Result<ShippingOption[], 'cep_not_served'>;
  newCartId: () => CartId;
  clock: Clock;
}
