import type { NewCoupon, StaffCoupon } from '@loja/contracts/http/staff-promotions.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { staffView, termsOf } from '../domain/staff-coupon.ts';
import type { Coupons } from '../ports.ts';

export const createCoupon =
  (coupons: Coupons) =>
  async ({ code, ...terms }: NewCoupon): Promise<Result<StaffCoupon, 'coupon_code_taken'>> => {
    const coupon = { code, ...termsOf(terms), uses: 0, revision: 1 };
    return (await coupons.add(coupon)) ? ok(staffView(coupon)) : fail('coupon_code_taken');
  };
