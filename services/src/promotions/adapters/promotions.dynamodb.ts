import { PaymentMethod } from '@loja/contracts/http/payments.ts';
import { config } from '@loja/platform/config.ts';
import type { Item, Key } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import type { BuyXGetY } from '../domain/automatic.ts';
import type { Coupon } from '../domain/coupon.ts';
import type { Promotions } from '../domain/discounts.ts';
import type { AutomaticList } from '../ports.ts';

export const couponKey = (code: string): Key => ({ pk: `COUPON#${code}`, sk: 'COUPON' });
export const customerUseKey = (code: string, customerKey: string): Key => ({
  pk: `COUPON#${code}`,
  sk: `CUSTOMER#${customerKey}`,
});
/** All automatic promotions are one row: whoever prices reads them with a key that is always the same. */
export const automaticKey: Key = { pk: 'AUTOMATIC', sk: 'AUTOMATIC' };

/** A coupon's row; the table has one writer, promotions, so a row is trusted to be whole. */
export const parseCoupon = ({
  pk: _pk,
  sk: _sk,
  entity: _entity,
  gsi1pk: _gsi1pk,
  gsi1sk: _gsi1sk,
  ...coupon
}: Item): Coupon => coupon as Coupon;

export const couponItem = (coupon: Coupon): Item & Key => ({
  ...couponKey(coupon.code),
  gsi1pk: 'COUPONS',
  gsi1sk: coupon.code,
  entity: 'COUPON',
  ...coupon,
});

/** An absent row, as in a shop that has none, is an empty list of revision zero. */
export const parseAutomatic = (item: Item | undefined): AutomaticList => ({
  promotions: (item?.promotions ?? []) as BuyXGetY[],
  revision: Number(item?.revision ?? 0),
});

export interface Brought {
  code: string;
  /** Who brings it, where that is known by now. */
  customerKey?: string;
}

/** Every row that says something of a purchase. */
export const promotionKeys = (coupon: Brought | undefined): Key[] => [
  automaticKey,
  ...(coupon ? [couponKey(coupon.code)] : []),
  ...(coupon?.customerKey ? [customerUseKey(coupon.code, coupon.customerKey)] : []),
];

/** As infra hands it to who prices: `pix,card`. */
const Taken = z
  .string()
  .transform((names) => names.split(','))
  .pipe(z.array(PaymentMethod))
  .optional();

const Row = z.looseObject({ pk: z.string(), sk: z.string() });

/** What the rows of `promotionKeys` say, in whatever order they come; absent ones say nothing. */
export const parsePromotions = (items: readonly Item[], coupon: Brought | undefined): Promotions => {
  const { PAYMENT_METHODS: methods } = config({ PAYMENT_METHODS: Taken });
  const rows = items.map((item) => Row.parse(item));
  const automatic = rows.find(({ sk }) => sk === automaticKey.sk);
  const found = coupon && rows.find(({ pk, sk }) => sk === 'COUPON' && pk === couponKey(coupon.code).pk);
  const used = rows.some(({ sk, uses }) => sk.startsWith('CUSTOMER#') && Number(uses) > 0);
  return {
    automatic: parseAutomatic(automatic).promotions,
    ...(methods ? { methods } : {}),
    ...(coupon
      ? {
          coupon: {
            code: coupon.code,
            ...(found ? { found: parseCoupon(found) } : {}),
            usedByCustomer: used,
          },
        }
      : {}),
  };
};
