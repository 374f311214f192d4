import type { OrderStatus } from '@loja/contracts/http/ordering.ts';

/**
 * What a move does to the coupon that an order counts. An order that ends unpaid gives the use back; one that was let
 * go and is honoured after all takes it again. A paid order keeps it, whatever becomes of the goods later.
 */
export const couponEffect = (from: OrderStatus, to: OrderStatus): 'give-back' | 'take-again' | 'keep' => {
  const endsUnpaid = to === 'expired' || to === 'cancelled';
  if (from === 'awaiting_payment' && endsUnpaid) return 'give-back';
  if (from === 'expired' && to === 'paid') return 'take-again';
  return 'keep';
};
