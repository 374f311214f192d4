import type { CouponChange, StaffCoupon } from '@loja/contracts/http/staff-promotions.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { staffView, termsOf } from '../domain/staff-coupon.ts';
import type { Coupons } from '../ports.ts';

interface Command {
  code: string;
  change: CouponChange;
}

/** Orders that carry the coupon keep what they agreed; the uses that they count stay. */
export const changeCoupon =
  (coupons: Coupons) =>
  async ({
    code,
    change: { expectedRevision, ...terms },
  }: Command): Promise<Result<StaffCoupon, 'coupon_not_found' | 'revision_conflict'>> => {
    const before = await coupons.find(code);
    if (!before) return fail('coupon_not_found');
    const after = await coupons.replace(
      { code, ...termsOf(terms), uses: before.uses, revision: expectedRevision + 1 },
      expectedRevision,
    );
    return after ? ok(staffView(after)) : fail('revision_conflict');
  };
