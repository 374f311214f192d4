import type { Cart } from '@loja/contracts/http/cart.ts';
import type { Availability } from '@loja/contracts/http/product-ids.ts';
import { brl } from '@loja/kernel/money.ts';
import type { SaleVariant } from '#catalog/offers.ts';
import type { StockItem } from '#inventory/offers.ts';
import {
  type Coupon,
  type Discounted,
  discountByMethod,
  discountGoods,
  enabledMethods,
  type Promotions,
} from '#promotions/offers.ts';
import type { StoredCart, StoredLine } from './cart.ts';
import { serveInOrder } from './serve-in-order.ts';

/** A line with the price and availability to show. */
export interface ShownLine {
  line: StoredLine;
  unitPriceCents: number;
  availability: Availability;
}

/** What the shop knows now of the SKUs in a cart. */
export interface Shelf {
  variants: ReadonlyMap<string, SaleVariant>;
  stock: ReadonlyMap<string, StockItem>;
  promotions: Promotions;
}

/** Lines as they were when chosen: enough to answer the change of one of them. */
export const asChosen = (lines: readonly StoredLine[]): ShownLine[] =>
  lines.map((line) => ({
    line,
    unitPriceCents: line.snapshot.unitPriceCents,
    availability: line.snapshot.availability,
  }));

/** Lines at the prices and stock of now; what is no longer sold stays visible, as sold out. */
export const asOfNow = (
  lines: readonly StoredLine[],
  { variants, stock }: Pick<Shelf, 'variants' | 'stock'>,
): ShownLine[] => {
  const wanted = lines.map(({ sku, quantity }) => ({
    quantity,
    consumes: variants.get(sku)?.consumes,
  }));
  const availabilities = serveInOrder(wanted, stock);
  return lines.map((line, i) => ({
    line,
    unitPriceCents: variants.get(line.sku)?.priceCents ?? line.snapshot.unitPriceCents,
    availability: availabilities[i] ?? 'sold_out',
  }));
};

const totalOf = ({ line, unitPriceCents }: ShownLine): number => unitPriceCents * line.quantity;

/** Goods of the cart, in centavos. */
export const goodsCents = (lines: readonly ShownLine[]): number =>
  lines.reduce((total, line) => total + totalOf(line), 0);

const asGoods = ({ line: { snapshot, quantity }, unitPriceCents }: ShownLine) => ({
  productSlug: snapshot.productSlug,
  kind: snapshot.kind,
  unitPriceCents,
  quantity,
});

/** What promotions make of the lines shown. */
export const discounted = (lines: readonly ShownLine[], promotions: Promotions, at: Date): Discounted =>
  discountGoods(lines.map(asGoods), promotions, at);

/** The promotions of now with the coupon as it was put on, for an answer that has not read it again. */
export const withOwnCoupon = (
  { automatic }: Pick<Promotions, 'automatic'>,
  coupon: Coupon | undefined,
): Promotions => (coupon ? { automatic, coupon: { code: coupon.code, found: coupon } } : { automatic });

const lineView = (shown: ShownLine, unitDiscountCents: readonly number[]): Cart['lines'][number] => {
  const { line, unitPriceCents, availability } = shown;
  const { productSlug, name, variantLabel, unitPriceCents: before } = line.snapshot;
  const discountCents = unitDiscountCents.reduce((a, b) => a + b, 0);
  return {
    sku: line.sku,
    productSlug,
    name,
    variantLabel,
    quantity: line.quantity,
    unitPrice: brl(unitPriceCents),
    total: brl(totalOf(shown)),
    availability,
    ...(discountCents > 0 ? { discount: brl(discountCents) } : {}),
    ...(before === unitPriceCents ? {} : { previousUnitPrice: brl(before) }),
  };
};

const couponView = (
  { coupon: kept }: Pick<StoredCart, 'coupon'>,
  { coupon }: Promotions,
  { freeShipping, couponRefusal }: Discounted,
): Pick<Cart, 'coupon'> => {
  if (!coupon) return {};
  const { code, found } = coupon;
  return {
    coupon: {
      code,
      name: found?.name ?? kept?.name ?? code,
      freeShipping,
      ...(couponRefusal ? { refusal: couponRefusal } : {}),
      ...(couponRefusal === 'coupon_minimum' && found ? { minimum: brl(found.minimumCents) } : {}),
    },
  };
};

/** The cart as the API answers it. */
export const cartView = (
  cart: Pick<StoredCart, 'cartId' | 'coupon'>,
  lines: readonly ShownLine[],
  promotions: Promotions,
  at: Date,
): Cart => {
  const goods = lines.map(asGoods);
  const left = discountGoods(goods, promotions, at);
  const priced = (method: (typeof enabledMethods)[number]) => discountByMethod(goods, left, method);
  const payable = (promotions.methods ?? enabledMethods).map((method) => [
    method,
    brl(left.goodsCents - priced(method).discountCents),
  ]);
  const pix = priced('pix');
  return {
    cartId: cart.cartId,
    lines: lines.map((shown, i) => lineView(shown, left.unitDiscountCents[i] ?? [])),
    subtotal: brl(left.goodsCents),
    discounts: left.discounts.map(({ kind, name, amountCents }) => ({
      kind,
      name,
      amount: brl(amountCents),
    })),
    ...couponView(cart, promotions, left),
    pixDiscount: brl(pix.methodDiscountCents),
    payable: { pix: brl(left.goodsCents - pix.discountCents), ...Object.fromEntries(payable) },
  };
};
