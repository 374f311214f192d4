import type { BuyXGetY } from './domain/automatic.ts';
import type { Coupon } from './domain/coupon.ts';

export interface Coupons {
  list(): Promise<Coupon[]>;
  find(code: string): Promise<Coupon | undefined>;
  /** False when the code is taken. */
  add(coupon: Coupon): Promise<boolean>;
  /** Replaces the terms and leaves the uses as orders count them; undefined when the revision is another by now. */
  replace(coupon: Coupon, expectedRevision: number): Promise<Coupon | undefined>;
}

/** All automatic promotions, in the order in which they are taken off. */
export interface AutomaticList {
  promotions: readonly BuyXGetY[];
  revision: number;
}

export interface AutomaticPromotions {
  list(): Promise<AutomaticList>;
  /** False when the revision is another by now. */
  replace(promotions: readonly BuyXGetY[], expectedRevision: number): Promise<boolean>;
}
