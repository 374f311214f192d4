import { type BuyXGetY, type Coupon, type Promotions, standingOf } from '#promotions/offers.ts';
import type { Order } from '../domain/order.ts';
import type { BroughtCoupon, PlaceOutcome } from '../ports.ts';

type Use = NonNullable<Order['coupon']>;

/** Promotions without AWS, with the uses that orders count. */
export class MemoryPromotions {
  readonly coupons = new Map<string, Coupon>();
  automatic: readonly BuyXGetY[] = [];
  readonly #customers = new Map<string, number>();

  of(coupon: BroughtCoupon | undefined): Promotions {
    if (!coupon) return { automatic: this.automatic };
    const { code, customerKey } = coupon;
    const found = this.coupons.get(code);
    const usedByCustomer = this.#usesOf(code, customerKey) > 0;
    return { automatic: this.automatic, coupon: { code, ...(found ? { found } : {}), usedByCustomer } };
  }

  #usesOf(code: string, customerKey: string): number {
    return this.#customers.get(code + customerKey) ?? 0;
  }

  #refusalOf({ code, revision, customerKey }: Use, at: Date): PlaceOutcome | undefined {
    const coupon = this.coupons.get(code);
    const standing = standingOf(coupon, at);
    if (standing) return { kind: 'coupon', code: standing };
    if (coupon?.revision !== revision) return { kind: 'coupon', code: 'price_changed' };
    return customerKey !== undefined && this.#usesOf(code, customerKey) > 0
      ? { kind: 'coupon', code: 'coupon_used' }
      : undefined;
  }

  /** Counts the order's use, or says why not. */
  use({ coupon, placedAt }: Order): PlaceOutcome | undefined {
    const refused = coupon && this.#refusalOf(coupon, new Date(placedAt));
    if (!refused) this.#count(coupon, 1);
    return refused;
  }

  /** An order that ends unpaid gives its use back; one that is paid late takes it again. */
  follow(before: Order, after: Order): void {
    const leaves = before.status === 'awaiting_payment' && after.status !== before.status;
    if (leaves && after.status !== 'paid') this.#count(before.coupon, -1);
    if (before.status === 'expired' && after.status === 'paid') this.#count(before.coupon, 1);
  }

  #count(use: Use | undefined, by: 1 | -1): void {
    const coupon = use && this.coupons.get(use.code);
    if (!coupon) return;
    this.coupons.set(coupon.code, { ...coupon, uses: coupon.uses + by });
    const { code, customerKey } = use;
    if (customerKey !== undefined)
      this.#customers.set(code + customerKey, this.#usesOf(code, customerKey) + by);
  }
}
