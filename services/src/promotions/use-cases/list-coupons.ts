import type { StaffCoupon } from '@loja/contracts/http/staff-promotions.ts';
import { ok, type Result } from '@loja/kernel/result.ts';
import { staffView } from '../domain/staff-coupon.ts';
import type { Coupons } from '../ports.ts';

export const listCoupons =
  (coupons: Coupons) => async (): Promise<Result<{ coupons: StaffCoupon[] }, never>> =>
    ok({ coupons: (await coupons.list()).map(staffView) });
