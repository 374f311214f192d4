import { changing, type Decision, type Given, refused, rowFor, same } from './change.ts';
import { canonicalJson } from './digest.ts';
import type { Order, Return } from './order.ts';

export interface Postage {
  returnId: string;
  postage: NonNullable<Return['postage']>;
}

/** The code by which a return travels, from the carrier by staff's hand; another one replaces what was mistyped. */
export const decideGivePostage = (order: Order, given: Given, { returnId, postage }: Postage): Decision => {
  const { returns = [] } = order;
  const asked = returns.find((one) => one.returnId === returnId);
  if (!asked) return refused('return_not_found');
  if (canonicalJson(asked.postage) === canonicalJson(postage)) return same;
  if (asked.receivedAt !== undefined) return refused('order_move_refused');
  const found = rowFor(order, 'give-postage', given.actor);
  if ('refusal' in found) return found.refusal;
  return changing(order, found.row, given, {
    changes: { returns: returns.map((one) => (one === asked ? { ...one, postage } : one)) },
    detail: { returnId, carrier: postage.carrier },
    about: { returnId },
  });
};
