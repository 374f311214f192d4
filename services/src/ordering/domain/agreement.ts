import type { CouponRefusal } from '@loja/contracts/http/cart.ts';
import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { linesDrawingOn } from './demand.ts';
import type { MethodPrice, Order } from './order.ts';
import { type PricedLine, totalsOf } from './pricing.ts';

/** What promotions leave of the goods, and what each way to pay makes of that. */
export interface Reduced {
  goodsCents: number;
  discounts: NonNullable<Order['discounts']>;
  /** The coupon that the price is made with, to be counted; absent when none applies. */
  coupon?: Order['coupon'];
  couponRefusal?: CouponRefusal;
  /** The coupon pays for the cheapest freight. */
  freeShipping: boolean;
  byMethod: Partial<Record<PaymentMethod, { discountCents: number; unitDiscountCents: number[][] }>>;
}

/** The goods, freight and price that shop and shopper agree on. */
export interface Agreement {
  lines: readonly PricedLine[];
  reduced: Reduced;
  pricedBy: NonNullable<Order['pricedBy']>;
  /** By the method chosen. */
  price: MethodPrice;
  shipping: ShippingOption;
}

interface Offered {
  lines: readonly PricedLine[];
  reduced: Reduced;
  /** Undefined where the shop does not deliver. */
  options: readonly ShippingOption[] | undefined;
}
interface Accepted {
  shippingOptionId: string;
  payment: { method: PaymentMethod };
  expectedTotal: { cents: number };
}

type Disagreement =
  | 'cep_not_served'
  | 'shipping_option_unknown'
  | 'payment_method_unavailable'
  | 'price_changed'
  | CouponRefusal;

const pricesOf = ({ goodsCents, byMethod }: Reduced, shippingCents: number): Agreement['pricedBy'] =>
  Object.fromEntries(
    Object.entries(byMethod).map(([method, { discountCents, unitDiscountCents }]) => [
      method,
      { totals: totalsOf(goodsCents, discountCents, shippingCents), unitDiscountCents },
    ]),
  );

/**
 * Holds the offer of now against what the shopper accepted; another total is refused, never charged in silence. A
 * coupon that does not apply takes nothing off, and is named when that is why the totals differ.
 */
export const agree = (
  { lines, reduced, options }: Offered,
  { shippingOptionId, payment, expectedTotal }: Accepted,
): Result<Agreement, Disagreement> => {
  if (!options) return fail('cep_not_served');
  const shipping = options.find(({ id }) => id === shippingOptionId);
  if (!shipping) return fail('shipping_option_unknown');
  const pricedBy = pricesOf(reduced, shipping.price.cents);
  const price = pricedBy[payment.method];
  if (!price) return fail('payment_method_unavailable');
  if (price.totals.totalCents !== expectedTotal.cents) return fail(reduced.couponRefusal ?? 'price_changed');
  return ok({ lines, reduced, pricedBy, price, shipping });
};

/** What each line takes from stock, with the names it is known by. */
export const consumingLine = ({ variant, quantity }: PricedLine) => ({ ...variant, quantity });

type Agreed = Pick<Order, 'lines' | 'totals' | 'pricedBy' | 'discounts' | 'coupon' | 'shipping'>;

/** The part of an order that the agreement fixes: what every unit cost, by each method that may yet pay. */
export const agreedPart = ({ lines, reduced, pricedBy, price, shipping }: Agreement): Agreed => ({
  lines: lines.map(({ variant, quantity }, i) => ({
    sku: variant.sku,
    productSlug: variant.productSlug,
    name: variant.name,
    variantLabel: variant.variantLabel,
    quantity,
    unitPriceCents: variant.priceCents,
    unitDiscountCents: price.unitDiscountCents[i] ?? [],
    consumes: [...variant.consumes],
  })),
  totals: price.totals,
  pricedBy,
  ...(reduced.discounts.length > 0 ? { discounts: reduced.discounts } : {}),
  ...(reduced.coupon ? { coupon: reduced.coupon } : {}),
  shipping: { optionId: shipping.id, name: shipping.name, businessDays: shipping.businessDays },
});

/** "Serra Azul (250 g · Em grãos), Kit Brasil (Em grãos)": the lines that the missing stock concerns. */
export const namesOfShort = (lines: readonly PricedLine[], stockItemIds: readonly string[]): string =>
  linesDrawingOn(lines.map(consumingLine), stockItemIds)
    .map(({ name, variantLabel }) => `${name} (${variantLabel})`)
    .join(', ');
