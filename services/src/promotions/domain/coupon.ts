import type { CouponRefusal } from '@loja/contracts/http/cart.ts';
import type { StaffCoupon } from '@loja/contracts/http/staff-promotions.ts';

export type Benefit = StaffCoupon['benefit'];
export type Scope = StaffCoupon['scope'];

/** A coupon as kept. Its times are ISO instants in UTC, which order as texts do. */
export interface Coupon {
  code: string;
  name: string;
  benefit: Benefit;
  startsAt: string;
  endsAt: string;
  minimumCents: number;
  scope: Scope;
  oncePerCustomer: boolean;
  totalUses?: number;
  uses: number;
  active: boolean;
  revision: number;
}

/** Capitals without spaces: however it was typed, a code is found under one name. */
export const normalCode = (typed: string): string => typed.replace(/\s+/g, '').toUpperCase();

type Standing = Extract<CouponRefusal, 'coupon_unknown' | 'coupon_expired' | 'coupon_exhausted'>;

/**
 * Why a coupon is of no use to anybody now, if so. One that is switched off or has not begun is unknown, so that
 * nobody learns next month's campaign by trying names.
 */
export const standingOf = (coupon: Coupon | undefined, at: Date): Standing | undefined => {
  const now = at.toISOString();
  if (!coupon?.active || now < coupon.startsAt) return 'coupon_unknown';
  if (now >= coupon.endsAt) return 'coupon_expired';
  if (coupon.totalUses !== undefined && coupon.uses >= coupon.totalUses) return 'coupon_exhausted';
  return undefined;
};
