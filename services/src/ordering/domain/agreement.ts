import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { linesDrawingOn } from './demand.ts';
import type { Order } from './order.ts';
import { discountShares, type PricedLine, type Totals, totalsOf } from './pricing.ts';

/** The goods, freight and price that shop and shopper agree on. */
export interface Agreement {
  lines: readonly PricedLine[];
  totals: Totals;
  shipping: ShippingOption;
}

interface Offered {
  lines: readonly PricedLine[];
  goodsCents: number;
  discountCents: number;
  /** Undefined where the shop does not deliver. */
  options: readonly ShippingOption[] | undefined;
}
interface Accepted {
  shippingOptionId: string;
  expectedTotal: { cents: number };
}

/** Holds the offer of now against what the shopper accepted; another total is refused, never charged in silence. */
export const agree = (
  { lines, goodsCents, discountCents, options }: Offered,
  { shippingOptionId, expectedTotal }: Accepted,
): Result<Agreement, 'cep_not_served' | 'shipping_option_unknown' | 'price_changed'> => {
  if (!options) return fail('cep_not_served');
  const shipping = options.find(({ id }) => id === shippingOptionId);
  if (!shipping) return fail('shipping_option_unknown');
  const totals = totalsOf(goodsCents, discountCents, shipping.price.cents);
  if (totals.totalCents !== expectedTotal.cents) return fail('price_changed');
  return ok({ lines, totals, shipping });
};

/** What each line takes from stock, with the names it is known by. */
export const consumingLine = ({ variant, quantity }: PricedLine) => ({ ...variant, quantity });

/** The part of an order that the agreement fixes. */
export const agreedPart = ({
  lines,
  totals,
  shipping,
}: Agreement): Pick<Order, 'lines' | 'totals' | 'shipping'> => {
  const shares = discountShares(lines, totals.discountCents);
  return {
    lines: lines.map(({ variant, quantity }, i) => ({
      sku: variant.sku,
      productSlug: variant.productSlug,
      name: variant.name,
      variantLabel: variant.variantLabel,
      quantity,
      unitPriceCents: variant.priceCents,
      unitDiscountCents: shares[i] ?? [],
      consumes: [...variant.consumes],
    })),
    totals,
    shipping: { optionId: shipping.id, name: shipping.name, businessDays: shipping.businessDays },
  };
};

/** "Serra Azul (250 g · Em grãos), Kit Brasil (Em grãos)": the lines that the missing stock concerns. */
export const namesOfShort = (lines: readonly PricedLine[], stockItemIds: readonly string[]): string =>
  linesDrawingOn(lines.map(consumingLine), stockItemIds)
    .map(({ name, variantLabel }) => `${name} (${variantLabel})`)
    .join(', ');
