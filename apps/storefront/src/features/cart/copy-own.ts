import type { getSession } from '@loja/contracts/http/account-security.ts';
import { call, type Failure } from '../../lib/api.ts';
import { openCart, putCode, putLine } from './cart-api.ts';
import { readCartId, rememberCart } from './cart-memory.ts';
import { markCopied, type OwnCart, readOwn } from './own-cart.ts';

/** What a refusal says is known; what nobody answered is not. */
const known = <Answer extends { ok: true } | Failure>(answer: Answer): Answer => {
  if (!answer.ok && answer.problem === 'unreachable') throw new Error('nobody answered');
  return answer;
};

/** As many of each in another cart; what is sold out meanwhile, or a coupon that is over, stays out. */
export const fillCart = async (cartId: string, { lines, coupon }: OwnCart): Promise<void> => {
  for (const { sku, quantity } of lines) known(await putLine(cartId, sku, quantity));
  if (coupon) known(await putCode(cartId, coupon));
};

const isSignedIn = async (): Promise<boolean> =>
  known(await call<typeof getSession>('GET', '/account/session')).ok;

/**
 * A guest's cart with the bags of the account's, which does not open any more; undefined where there is nothing to copy.
 * Rejects where that cannot be found out now.
 */
export const copyOfOwn = async (gone: string): Promise<string | undefined> => {
  const own = readOwn();
  const now = readCartId();
  // Another call or tab has made it already.
  if (own?.copied && now !== gone) return now;
  // To who is signed in it is gone: bought on another device.
  if (!own?.lines.length || (await isSignedIn())) return undefined;
  const opened = known(await openCart());
  if (!opened.ok) throw new Error('no cart to copy into');
  await fillCart(opened.value.cartId, own);
  markCopied(own);
  rememberCart({ ...opened.value, lines: own.lines });
  return opened.value.cartId;
};
