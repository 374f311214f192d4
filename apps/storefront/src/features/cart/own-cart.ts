/**
 * An account's cart opens to its session only. What was last seen in it stays on the device, so that whoever is no longer
 * signed in goes on with the same bags. It names nobody.
 */
const KEY = 'loja.cart.own';

type Bags = { lines: readonly { sku: string; quantity: number }[]; coupon?: string };
/** `copied`: the device's cart is a guest's by now, with the bags of the account's. */
export type OwnCart = Bags & { copied?: true };

const keep = (own: OwnCart | undefined): void => {
  try {
    if (own === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(own));
  } catch {
    // Storage is off: the next sign-in brings the cart back.
  }
};

export const readOwn = (): OwnCart | undefined => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return Array.isArray(kept?.lines) ? kept : undefined;
  } catch {
    return undefined;
  }
};

/** The device's cart is the account's from here on; what is in it is told when it is next read. */
export const beginOwn = (): void => keep({ lines: [] });
export const endOwn = (): void => keep(undefined);
export const markCopied = (own: OwnCart): void => keep({ ...own, copied: true });

/** Keeps what is in an account's cart, or in its copy; of a guest's nothing. */
export const seen = (cart: {
  lines: readonly { sku: string; quantity: number }[];
  coupon?: { code: string } | undefined;
}): void => {
  const own = readOwn();
  if (!own) return;
  const lines = cart.lines.map(({ sku, quantity }) => ({ sku, quantity }));
  keep({
    ...(own.copied ? { copied: true } : {}),
    lines,
    ...(cart.coupon ? { coupon: cart.coupon.code } : {}),
  });
};
