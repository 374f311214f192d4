import { forgetCart } from '../cart/cart-memory.ts';
import { dropDraft } from '../checkout/draft.ts';

/** That somebody signed in here and did not leave: so that a guest's page asks nothing that only a customer is answered. */
const KEY = 'loja.conta';

export const markSignedIn = (): void => {
  try {
    localStorage.setItem(KEY, '1');
  } catch {
    // Storage is off: the checkout is not filled in.
  }
};

export const isMarkedSignedIn = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
};

export const unmarkSignedIn = (): void => {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
};

/** Whoever uses this device next must find neither the cart nor what was typed. */
export const leaveNothing = (): void => {
  forgetCart();
  dropDraft();
  unmarkSignedIn();
};
