import type { NewCoupon, StaffCoupon } from '@loja/contracts/http/staff-promotions.ts';
import { brl } from '@loja/kernel/money.ts';
import type { Coupon } from './coupon.ts';

/** The terms of a coupon as kept; instants are brought to UTC with milliseconds, in which texts order as times do. */
export const termsOf = ({
  minimum,
  startsAt,
  endsAt,
  totalUses,
  name,
  benefit,
  scope,
  oncePerCustomer,
  active,
}: Omit<NewCoupon, 'code'>): Omit<Coupon, 'code' | 'uses' | 'revision'> => ({
  name,
  benefit,
  scope,
  oncePerCustomer,
  active,
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  minimumCents: minimum.cents,
  ...(totalUses === undefined ? {} : { totalUses }),
});

export const staffView = ({ minimumCents, ...coupon }: Coupon): StaffCoupon => ({
  ...coupon,
  minimum: brl(minimumCents),
});
