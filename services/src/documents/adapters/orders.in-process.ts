import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import { type Order, orderById, orderForOwner, type Person, personOf } from '#ordering/offers.ts';
import type { Agreed } from '../domain/agreed.ts';
import type { Orders } from '../ports.ts';

/** Orders of before there were other methods were priced by the one that they chose. */
const pricesOf = ({ pricedBy = {}, totals, payment }: Order): Agreed['prices'] => {
  const prices = { [payment.method]: { totals }, ...pricedBy };
  return (['pix', 'card', 'boleto'] as const).flatMap((method) => {
    const price = prices[method];
    return price
      ? [{ method, discountCents: price.totals.discountCents, totalCents: price.totals.totalCents }]
      : [];
  });
};

/** What takes the price off: promotions, or all of it when the goods replace others. */
const discountsOf = ({ discounts = [], exchangeOf, totals }: Order): Agreed['discounts'] =>
  exchangeOf === undefined
    ? discounts
    : [{ name: `Troca do pedido ${exchangeOf}`, amountCents: totals.discountCents }];

const agreedIn = (order: Order, person: Person): Agreed => {
  const { orderId, placedAt, lines, totals, shipping, termsVersion, payment } = order;
  return {
    orderId,
    placedAt,
    lines: lines.map(({ sku, name, variantLabel, quantity, unitPriceCents }) => ({
      sku,
      name,
      variantLabel,
      quantity,
      unitPriceCents,
    })),
    goodsCents: totals.goodsCents,
    shippingCents: totals.shippingCents,
    discounts: discountsOf(order),
    method: payment.method,
    prices: pricesOf(order),
    shipping,
    ...person,
    termsVersion,
  };
};

/** Ordering's answers about an order, asked in process. */
export const ordersInProcess = (dynamo: Dynamo, table: string, sealer: Sealer): Orders => ({
  async agreed(orderId) {
    const order = await orderById(dynamo, table, orderId);
    return order && agreedIn(order, await personOf(sealer, order));
  },
  async agreedForOwner(orderId, token, customerId) {
    const order = await orderForOwner(dynamo, table, { orderId, token, customerId });
    return order && agreedIn(order, await personOf(sealer, order));
  },
});
