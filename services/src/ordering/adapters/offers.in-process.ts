import { demandOf } from '#inventory/offers.ts';
import {
  discountByMethod,
  discountGoods,
  enabledMethods,
  type Promotions,
  withCheapestFree,
} from '#promotions/offers.ts';
import { quote } from '#shipping/offers.ts';
import { asGoods, type PricedLine } from '../domain/pricing.ts';
import type { Offers } from '../ports.ts';

const couponToCount = ({ coupon }: Promotions, customerKey: string | undefined) => {
  const found = coupon?.found;
  if (!found) return undefined;
  const { code, revision, oncePerCustomer } = found;
  return oncePerCustomer && customerKey ? { code, revision, customerKey } : { code, revision };
};

/** What promotions make of priced lines; the shop's own rule, wherever its rows were read. */
export const reduce: Offers['reduce'] = (lines: readonly PricedLine[], promotions, customerKey, at) => {
  const goods = asGoods(lines);
  const { unitDiscountCents, ...left } = discountGoods(goods, promotions, at);
  const coupon = left.couponRefusal ? undefined : couponToCount(promotions, customerKey);
  return {
    ...left,
    ...(coupon ? { coupon } : {}),
    byMethod: Object.fromEntries(
      (promotions.methods ?? enabledMethods).map((method) => [
        method,
        discountByMethod(goods, { unitDiscountCents }, method),
      ]),
    ),
  };
};

/** What other contexts reckon for a sale; all of it pure but the name of a customer, which takes a secret. */
export const offersInProcess: Omit<Offers, 'customerKeyOf'> = {
  freight(cep, lines, { goodsCents, freeShipping }) {
    const grams = lines.reduce((sum, { variant, quantity }) => sum + variant.grams * quantity, 0);
    const quoted = quote({ cep, grams, goodsCents });
    if (!quoted.ok) return undefined;
    return freeShipping ? withCheapestFree(quoted.value) : quoted.value;
  },
  demandOf,
  reduce,
};
