import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import type { Result } from '@loja/kernel/result.ts';
import type { Coupon, Promotions } from '#promotions/offers.ts';
import type { StoredCart, StoredLine } from './domain/cart.ts';
import type { Shelf } from './domain/cart-view.ts';

/** The customer who is signed in, if any: a customer's cart is there for nobody else. */
export type Visitor = string | undefined;

/**
 * Carts by their random id. The id of a cart that was joined to its owner's answers as the owner's does, and what is
 * answered names the cart that it really is.
 */
export interface Carts {
  open(cartId: CartId): Promise<void>;
  /** The cart with its latest lines; undefined when there is none or its ninety days are over. */
  find(cartId: CartId, visitor?: Visitor): Promise<StoredCart | undefined>;
  /** Sets one line and keeps the cart ninety days more; undefined when the cart is gone or full by now. */
  setLine(cartId: CartId, line: StoredLine, visitor?: Visitor): Promise<StoredCart | undefined>;
  /** Takes one line out, whether or not it is there; undefined when the cart is gone. */
  removeLine(cartId: CartId, sku: string, visitor?: Visitor): Promise<StoredCart | undefined>;
  /** Puts a coupon on in place of any other, or takes it off; undefined when the cart is gone. */
  setCoupon(cartId: CartId, coupon: Coupon | undefined, visitor?: Visitor): Promise<StoredCart | undefined>;
}

export interface Shelves {
  /** What the shop knows now of the lines of a cart and of its coupon. */
  ofCart(cart: StoredCart): Promise<Shelf>;
  /** A cart and what the shop knows of one SKU, in one read; of promotions only those that need no coupon. */
  besideCart(
    cartId: CartId,
    sku: string,
    visitor?: Visitor,
  ): Promise<{ cart: StoredCart | undefined; shelf: Shelf }>;
  /** The promotions of now, with what a code says. */
  promotions(code: string | undefined): Promise<Promotions>;
}

/** A cart with the count of its writes, by which a change knows that nobody came between. */
export type CountedCart = StoredCart & { revision: number };

/** What two carts become together. */
export type Merged = Pick<StoredCart, 'lines' | 'coupon'>;

export interface OwnCarts {
  /** Where the customer's cart is said to be and what is there; and the device's, if it is anybody's of those two. */
  read(
    customerId: string,
    deviceCart: CartId | undefined,
  ): Promise<{ said: CartId | undefined; own: CountedCart | undefined; device: CountedCart | undefined }>;
  /** A guest's cart becomes the customer's, in place of `said`. False: something changed meanwhile. */
  adopt(customerId: string, cart: CountedCart, said: CartId | undefined): Promise<boolean>;
  /** The customer's cart becomes `merged` and the guest's points to it. False: something changed meanwhile. */
  join(own: CountedCart & { owner: string }, guest: CountedCart, merged: Merged): Promise<boolean>;
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
