import { readOrderToken } from './order-key.ts';

/**
 * To another order that the same key opens: one that replaces goods of this one, or paid for it. The key goes along behind
 * `#`, which no server sees; an owner's session needs none.
 */
export const OrderLink = ({ from, to, text }: { from: string; to: string; text: string }) => {
  const token = readOrderToken(from);
  return <a href={`${location.pathname}?id=${to}${token === undefined ? '' : `#${token}`}`}>{text}</a>;
};
