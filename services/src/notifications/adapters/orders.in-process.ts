import type { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import {
  awaitsMoney,
  isForgotten,
  mayWithdrawUntil,
  type Order,
  orderForNotification,
  type Person,
  personOf,
  refundsFor,
} from '#ordering/offers.ts';
import { paymentOf } from '#payments/offers.ts';
import type { OrderFacts } from '../domain/letter.ts';
import type { LetterKind } from '../domain/letters.ts';
import type { Orders } from '../ports.ts';

/** The key rides behind `#`, which browsers keep to themselves: it reaches no log, no cache and no referrer. */
const urlOf = (shopUrl: string, orderId: OrderId, accessToken: string | undefined): string =>
  `${shopUrl}/pedido/?id=${orderId}${accessToken ? `#${accessToken}` : ''}`;

const lineOf = ({ name, variantLabel, quantity, unitPriceCents }: Order['lines'][number]) => ({
  name,
  variantLabel,
  quantity,
  totalCents: unitPriceCents * quantity,
});

const unitsText = ({ lines }: Order, { sku, quantity }: { sku: string; quantity: number }): string => {
  const line = lines.find((one) => one.sku === sku);
  return line ? `${quantity} × ${line.name} (${line.variantLabel})` : `${quantity} × ${sku}`;
};

/** What replaces an order opens by its token. */
const returnsOf = (order: Order, urlTo: (orderId: OrderId) => string): OrderFacts['returns'] =>
  (order.returns ?? []).map(({ returnId, resolution, lines, postage, cause, replacementOrderId: other }) => ({
    returnId,
    resolution,
    lines: lines.map((line) => ({ what: unitsText(order, line) })),
    postage,
    cause,
    replacement: other && { orderId: other, url: urlTo(other) },
  }));

/** Letters follow their event within seconds: the last row of its kind is the one that it tells of. */
const lastCancelled = (order: Order): OrderFacts['linesCancelled'] => {
  const row = order.timeline.findLast(({ event }) => event === 'lines_cancelled');
  if (row?.detail?.sku === undefined) return undefined;
  const { sku, quantity = 1, amount } = row.detail;
  return { what: unitsText(order, { sku, quantity }), amountCents: amount?.cents ?? 0, why: row.reason };
};

const bySomebodyOfStaff = ({ actor }: Order['timeline'][number]): boolean => actor === 'staff';

const whyCancelled = ({ timeline }: Order): string | undefined =>
  timeline.findLast((entry) => entry.event === 'cancelled' && bySomebodyOfStaff(entry))?.reason;

/** Each with the words in which staff promised it. */
const refundsOf = (order: Order): OrderFacts['refunds'] =>
  refundsFor(order).map((refund) => {
    const promise = order.timeline.find(
      (entry) => bySomebodyOfStaff(entry) && entry.detail?.refundId === refund.refundId,
    );
    return { ...refund, why: promise?.reason };
  });

const factsIn = (
  order: Order,
  person: Person,
  urlTo: (orderId: OrderId) => string,
): Omit<OrderFacts, 'link'> => {
  const { orderId, placedAt, lines, totals, shipping, termsVersion } = order;
  return {
    ...{ orderId, placedAt, totals, shipping, ...person, termsVersion },
    lines: lines.map(lineOf),
    discounts: order.discounts ?? [],
    method: order.payment.method,
    awaitsPayment: awaitsMoney(order),
    paidLate: order.timeline.some(({ event }) => event === 'paid_late'),
    shipment: order.shipment,
    regretUntil: mayWithdrawUntil(order),
    refunds: refundsOf(order),
    returns: returnsOf(order, urlTo),
    linesCancelled: lastCancelled(order),
    whyCancelled: whyCancelled(order),
  };
};

const tellsOfPayment = (kind: LetterKind): boolean => kind === 'boleto-issued' || kind === 'payment-refunded';

/** Ordering's and payments' answers about an order, asked in process. */
export const ordersInProcess = (
  dynamo: Dynamo,
  tables: { orders: string; payments: string },
  sealer: Sealer,
  shopUrl: string,
): Orders => ({
  async facts(orderId, kind) {
    const found = await orderForNotification(dynamo, tables.orders, sealer, orderId);
    if (!found) return undefined;
    if (isForgotten(found.order)) return 'forgotten';
    const { accessToken } = found;
    const urlTo = (id: OrderId) => urlOf(shopUrl, id, accessToken);
    const payment = tellsOfPayment(kind) ? await paymentOf(dynamo, tables.payments, orderId) : undefined;
    return {
      ...factsIn(found.order, await personOf(sealer, found.order), urlTo),
      link: { url: urlTo(orderId), opensByItself: accessToken !== undefined },
      attempts: payment?.attempts,
      boleto: payment?.boleto,
    };
  },
});
