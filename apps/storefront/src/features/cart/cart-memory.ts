import { beginOwn, endOwn, seen } from './own-cart.ts';

/** What the browser remembers of the cart: its id, the key to it, and how many bags for the header. Neither names a person. */
const ID = 'loja.cart';
const COUNT = 'loja.cart.count';
const CHANGED = 'loja:cart';

/** Storage may be off (private mode, policy): the shop then forgets, and works. */
const read = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

const write = (key: string, value: string | undefined): void => {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Nothing to do: see above.
  }
};

export const readCartId = (): string | undefined => read(ID);
export const readCartCount = (): number => Number(read(COUNT) ?? 0) || 0;

export const rememberCart = (cart: Parameters<typeof seen>[0] & { cartId: string }): void => {
  write(ID, cart.cartId);
  seen(cart);
  write(COUNT, String(cart.lines.reduce((sum, line) => sum + line.quantity, 0)));
  dispatchEvent(new Event(CHANGED));
};

/** The cart that an account has, which may be another than the device's; its count is told when it is next read. */
export const adoptCart = (cartId: string): void => {
  write(ID, cartId);
  beginOwn();
};

export const forgetCart = (): void => {
  write(ID, undefined);
  write(COUNT, undefined);
  endOwn();
  dispatchEvent(new Event(CHANGED));
};

/** Calls back when the count moved, in this tab or another. */
export const onCartCount = (listener: () => void): void => {
  addEventListener(CHANGED, listener);
  addEventListener('storage', listener);
};
