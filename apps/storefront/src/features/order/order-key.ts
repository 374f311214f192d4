const KEY = 'loja.order.';

/** The guest's key to one order, for this tab only: it opens the order, so it stays out of addresses sent to servers. */
export const keepOrderToken = (orderId: string, token: string): void => {
  try {
    sessionStorage.setItem(KEY + orderId, token);
  } catch {
    // Storage is off: the link of the e-mail still opens the order.
  }
};

export const readOrderToken = (orderId: string): string | undefined => {
  try {
    return sessionStorage.getItem(KEY + orderId) ?? undefined;
  } catch {
    return undefined;
  }
};
