import type { Cart } from '@loja/contracts/http/cart.ts';
import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import type { TermsVersion } from '@loja/contracts/terms/versions.ts';
import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { forgetCart } from '../cart/cart-memory.ts';
import { totalCents } from '../cart/cart-summary.tsx';
import { keepOrderToken } from '../order/order-key.ts';
import { type Draft, dropDraft } from './draft.ts';
import { purchaseOf, sendPurchase } from './purchase.ts';
import { dropKey } from './purchase-key.ts';

type Context = {
  draft: Draft;
  termsVersion: TermsVersion;
  orderPath: string;
  /** Reads cart and freight again; undefined when they cannot be had now. */
  recheck: () => Promise<{ cart: Cart; option: ShippingOption } | undefined>;
  onPlaced: () => Promise<void>;
};

/** The shop's answer that asks for another look at the cart: its prices moved, or the session that opened it is over. */
const wantsRecheck: readonly (string | undefined)[] = ['price_changed', 'cart_not_found'];

const codeOf = (failure: Failure) => (failure.problem === 'unreachable' ? undefined : failure.problem.code);

/** Placing the order: sent once per purchase however often it is tried; a moved total is never sent without a yes. */
export const usePlacing = ({ draft, termsVersion, orderPath, recheck, onPlaced }: Context) => {
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [priceChange, setPriceChange] = useState<{ before: number; now: number }>();

  const place = async (cart: Cart, option: ShippingOption): Promise<Failure | undefined> => {
    setSending(true);
    setFailure(undefined);
    setPriceChange(undefined);
    const before = totalCents(cart, option, draft.method);
    const answer = await sendPurchase(purchaseOf(draft, cart.cartId, before, termsVersion));
    if (answer.ok) {
      const { orderId, accessToken } = answer.value;
      keepOrderToken(orderId, accessToken);
      forgetCart();
      dropDraft();
      dropKey();
      await onPlaced();
      location.assign(`${orderPath}?id=${orderId}#${accessToken}`);
      return undefined;
    }
    const fresh = wantsRecheck.includes(codeOf(answer)) ? await recheck() : undefined;
    const now = fresh && totalCents(fresh.cart, fresh.option, draft.method);
    if (fresh && now === before && fresh.cart.cartId !== cart.cartId) return place(fresh.cart, fresh.option);
    setSending(false);
    if (now !== undefined) setPriceChange({ before, now });
    else setFailure(answer);
    return answer;
  };

  return { sending, failure, priceChange, place, clear: () => setFailure(undefined) };
};
