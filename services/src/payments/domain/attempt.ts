import type { PaidCard, PaymentMethod, PaymentStatus, RefusalReason } from '@loja/contracts/http/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type * as z from 'zod';

/** What the shopper owes by one method, frozen when the order was placed; `goods − discount + shipping = total`. */
export interface Totals {
  goodsCents: number;
  discountCents: number;
  shippingCents: number;
  totalCents: number;
}

export interface Pix {
  copiaECola: string;
  /** ISO instant. */
  expiresAt: string;
}

export interface Boleto {
  digitableLine: string;
  url: string;
  /** ISO instant. */
  dueAt: string;
}

/** One try to collect an order's money. The row exists before the provider hears of it. */
export interface Attempt {
  orderId: OrderId;
  /** From 1. */
  attempt: number;
  method: PaymentMethod;
  status: PaymentStatus;
  totals: Totals;
  createdAt: string;
  /** Until when the shopper may pay it. */
  expiresAt: string;
  /** Which request of the browser began it, both as SHA-256; absent on the workflow's own. */
  request?: { keyHash: string; bodyHash: string };
  pspOrderId?: string;
  pix?: Pix;
  boleto?: Boleto;
  card?: z.infer<typeof PaidCard>;
  challengeUrl?: string;
  refusal?: RefusalReason;
  /** When the issuer first asked for the card's owner, and when it ended without money; absent on attempts of before. */
  challengedAt?: string;
  closedAt?: string;
  /** Zero, or the whole total. */
  capturedCents: number;
  /** The order had its money already: this goes back. */
  surplus: boolean;
  refundedCents: number;
  feeCents: number;
  /** In dispute or lost to one. */
  chargedBackCents: number;
  chargebackLost?: boolean;
}

const open: readonly PaymentStatus[] = ['preparing', 'pending', 'challenge'];

/** Whether money may be expected of it. A bank may settle a closed one all the same. */
export const isOpen = ({ status }: Pick<Attempt, 'status'>): boolean => open.includes(status);

/** The status that the money of a captured attempt says. */
export const statusOfMoney = ({
  capturedCents,
  refundedCents,
  chargedBackCents,
}: Pick<Attempt, 'capturedCents' | 'refundedCents' | 'chargedBackCents'>): PaymentStatus => {
  if (chargedBackCents > 0) return 'charged_back';
  if (refundedCents >= capturedCents) return 'refunded';
  return refundedCents > 0 ? 'partially_refunded' : 'captured';
};

type Numbered = Pick<Attempt, 'orderId' | 'attempt'>;

/** The provider repeats its answer to a key, so a call that was cut off is simply made again. */
export const createKey = ({ orderId, attempt }: Numbered): string => `${orderId}-${attempt}`;
export const cancelKey = (attempt: Numbered): string => `${createKey(attempt)}-cancel`;
/** What the provider refused it would refuse for ever under the same key. */
export const refundKey = (
  orderId: OrderId,
  { refundId, again }: { refundId: string; again?: number },
): string => `${orderId}-refund-${refundId}${again === undefined ? '' : `-again-${again}`}`;
