import { type BuyXGetY, type Coupon, type Promotions, standingOf } from '#promotions/offers.ts';
import type { Order } from '../domain/order.ts';
import type { BroughtCoupon, PlaceOutcome } from '../ports.ts';

type Use = NonNullable<Order['coupon']>;

/** Promotions without AWS, with the uses that orders count. */
export class MemoryPromotions {
  readonly coupons = new Map<string, Coupon>();
  automatic: readonly BuyXGetY[] = [];
  readonly #customers = new Set<string>();

  of(coupon: BroughtCoupon | undefined): Promotions {
    if (!coupon) return { automatic: this.automatic };
    const { code, customerKey } = coupon;
    const found = this.coupons.get(code);
    const usedByCustomer = this.#customers.has(code + customerKey);
    return { automatic: this.automatic, coupon: { code, ...(found ? { found } : {}), usedByCustomer } };
  }

  #refusalOf({ code, revision, customerKey }: Use, at: Date): PlaceOutcome | undefined {
    const coupon = this.coupons.get(code);
    const standing = standingOf(coupon, at);
    if (standing) return { kind: 'coupon', code: standing };
    if (coupon?.revision !== revision) return { kind: 'coupon', code: 'price_changed' };
    return customerKey !== undefined && this.#customers.has(code + customerKey)
      ? { kind: 'coupon', code: 'coupon_used' }
      : undefined;
  }

  /** Counts the order's use, or says why not. */
  use({ coupon, placedAt }: Order): PlaceOutcome | undefined {
    const refused = coupon && this.#refusalOf(coupon, new Date(placedAt));
    if (!refused) this.count(coupon, 1);
    return refused;
  }

  count(use: Use | undefined, by: 1 | -1): void {
    const coupon = use && this.coupons.get(use.code);
    if (!coupon) return;
    this.coupons.set(coupon.code, { ...coupon, uses: coupon.uses + by });
    if (use.customerKey === undefined) return;
    if (by === 1) this.#customers.add(use.code + use.customerKey);
    else this.#customers.delete(use.code + use.customerKey);
  }
}
