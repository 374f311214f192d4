import type { Cart } from '@loja/contracts/http/cart.ts';
import type { Availability } from '@loja/contracts/http/shopfront.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import type { SaleVariant } from '#catalog/offers.ts';
import type { StockItem } from '#inventory/offers.ts';
import { pixDiscountCents } from '#promotions/offers.ts';
import type { StoredLine } from './cart.ts';
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
}

/** Lines as they were when chosen: enough to answer the change of one of them. */
export const asChosen = (lines: readonly StoredLine[]): ShownLine[] =>
  lines.map((line) => ({
    line,
    unitPriceCents: line.snapshot.unitPriceCents,
    availability: line.snapshot.availability,
  }));

/** Lines at the prices and stock of now; what is no longer sold stays visible, as sold out. */
export const asOfNow = (lines: readonly StoredLine[], { variants, stock }: Shelf): ShownLine[] => {
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

/** The cart as the API answers it. */
export const cartView = (cartId: CartId, lines: readonly ShownLine[]): Cart => {
  const goods = goodsCents(lines);
  return {
    cartId,
    lines: lines.map((shown) => {
      const { line, unitPriceCents, availability } = shown;
      const { productSlug, name, variantLabel, unitPriceCents: before } = line.snapshot;
      return {
        sku: line.sku,
        productSlug,
        name,
        variantLabel,
        quantity: line.quantity,
        unitPrice: brl(unitPriceCents),
        total: brl(totalOf(shown)),
        availability,
        ...(before === unitPriceCents ? {} : { previousUnitPrice: brl(before) }),
      };
    }),
    subtotal: brl(goods),
    pixDiscount: brl(pixDiscountCents(goods)),
  };
};
