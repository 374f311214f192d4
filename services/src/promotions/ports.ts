import type { Coupon } from './domain/coupon.ts';

export interface Coupons {
  list(): Promise<Coupon[]>;
  find(code: string): Promise<Coupon | undefined>;
  /** False when the code is taken. */
  add(coupon: Coupon): Promise<boolean>;
  /** Replaces the terms and leaves the uses as orders count them; undefined when the revision is another by now. */
  replace(coupon: Coupon, expectedRevision: number): Promise<Coupon | undefined>;
}
