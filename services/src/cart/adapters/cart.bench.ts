import { newCartId } from '@loja/kernel/ids.ts';
import type { SaleVariant } from '#catalog/offers.ts';
import { byStockItem, type StockItem } from '#inventory/offers.ts';
import type { BuyXGetY, Coupon, Promotions } from '#promotions/offers.ts';
import { quote } from '#shipping/offers.ts';
import type { CartPorts } from '../ports.ts';
import { createCart } from '../use-cases/create-cart.ts';
import { deleteCoupon } from '../use-cases/delete-coupon.ts';
import { deleteItem } from '../use-cases/delete-item.ts';
import { getCart } from '../use-cases/get-cart.ts';
import { mergeCarts } from '../use-cases/merge-carts.ts';
import { putCoupon } from '../use-cases/put-coupon.ts';
import { putItem } from '../use-cases/put-item.ts';
import { quoteShipping } from '../use-cases/quote-shipping.ts';
import { cartsInMemory } from './carts.memory.ts';

export const bag = (code: string, netGrams: number, priceCents: number): SaleVariant => ({
  sku: `${code}-${netGrams}-GRAOS`,
  productSlug: code.toLowerCase(),
  kind: 'coffee',
  name: code,
  variantLabel: `${netGrams} g · Em grãos`,
  grams: netGrams + 20,
  priceCents,
  consumes: [{ stockItemId: code, quantity: netGrams }],
});

export const beans = (stockItemId: string, free: number): StockItem => ({
  stockItemId,
  unit: 'g',
  received: free,
  free,
  reserved: 0,
  sold: 0,
  lowAt: 500,
});

/** A shop in memory whose shelf a test may change under the shopper's feet. */
export const openShop = () => {
  let second = 0;
  const clock = () => new Date(Date.UTC(2026, 10, 24, 12, 0, second++));
  const shelf = {
    variants: new Map<string, SaleVariant>(),
    stock: byStockItem([]) as Map<string, StockItem>,
  };
  const coupons = new Map<string, Coupon>();
  const automatic: BuyXGetY[] = [];
  const promotionsWith = (code: string | undefined): Promotions => {
    const found = code === undefined ? undefined : coupons.get(code);
    return { automatic, ...(code === undefined ? {} : { coupon: { code, ...(found ? { found } : {}) } }) };
  };
  const carts = cartsInMemory(clock);
  const ports: CartPorts = {
    carts,
    shelves: {
      ofCart: async ({ coupon }) => ({ ...shelf, promotions: promotionsWith(coupon?.code) }),
      besideCart: async (cartId, _, visitor) => ({
        cart: await carts.find(cartId, visitor),
        shelf: { ...shelf, promotions: promotionsWith(undefined) },
      }),
      promotions: async (code) => promotionsWith(code),
    },
    quote,
    newCartId,
    clock,
  };
  return {
    sell: (variant: SaleVariant) => void shelf.variants.set(variant.sku, variant),
    withdraw: (sku: string) => void shelf.variants.delete(sku),
    stock: (item: StockItem) => void shelf.stock.set(item.stockItemId, item),
    offer: (coupon: Coupon) => void coupons.set(coupon.code, coupon),
    promote: (promotion: BuyXGetY) => void automatic.push(promotion),
    create: createCart(ports),
    join: mergeCarts(carts),
    get: getCart(ports),
    put: putItem(ports),
    remove: deleteItem(ports),
    quote: quoteShipping(ports),
    putCoupon: putCoupon(ports),
    deleteCoupon: deleteCoupon(ports),
  };
};
