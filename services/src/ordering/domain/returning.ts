import {
  changing,
  type Decision,
  type Effects,
  type Given,
  refused,
  rowFor,
  type StockMove,
  same,
} from './change.ts';
import type { Demand } from './demand.ts';
import { canonicalJson, digest } from './digest.ts';
import type { Order, Return } from './order.ts';
import { backByPayer, priceOf } from './paying-order.ts';
import { mayRegret } from './regret.ts';
import { replacementOf } from './replacement.ts';
import { allUnits, type Quantity, takeUnits } from './units.ts';

export interface WantedReturn {
  /** Absent: everything that is left. */
  lines?: readonly Quantity[] | undefined;
  resolution: Return['resolution'];
}

/** Known before the return is, so that a carrier may be asked for its code under it. */
export const nextReturnId = ({ orderId, returns = [] }: Order): string =>
  `ret_${digest(`${orderId} ${returns.length}`).slice(0, 16)}`;

const openReturn = ({ returns = [] }: Order): Return | undefined =>
  returns.find(({ receivedAt }) => receivedAt === undefined);

const bySku = (lines: readonly Quantity[]): string =>
  canonicalJson([...lines].sort((a, b) => (a.sku < b.sku ? -1 : 1)));

/** One return at a time: the same wish again is a success, another one waits until the first has come back. */
const repeats = (order: Order, open: Return, wanted: WantedReturn): Decision => {
  const isSameLines = wanted.lines
    ? bySku(wanted.lines) === bySku(open.lines)
    : allUnits(order, 'kept').length === 0;
  return isSameLines && open.resolution === wanted.resolution ? same : refused('order_move_refused');
};

/** The days of regret are the shopper's; a defect has no such end here (CDC art. 26 counts from when it shows). */
const isTooLate = ({ deliveredAt }: Order, { at, actor }: Given): boolean =>
  actor === 'shopper' && !mayRegret(deliveredAt ?? at, new Date(at));

/** What has not come yet can be given up as a whole and for its money: nobody knows what is wrong with part of it. */
const isPartOfParcel = (
  order: Order,
  { lines, resolution }: { lines: readonly Quantity[] } & WantedReturn,
): boolean =>
  order.status === 'shipped' && (resolution !== 'refund' || bySku(lines) !== bySku(allUnits(order, 'kept')));

/** Goods are to come back: of a parcel that is under way, which its shopper refuses or posts back, by either at once; by the shopper within the days of regret, by staff at any time (a defect, CDC art. 18 and 26). */
export const decideRequestReturn = (
  order: Order,
  given: Given,
  wanted: WantedReturn,
  postage?: Return['postage'],
): Decision => {
  const open = openReturn(order);
  if (open) return repeats(order, open, wanted);
  const found = rowFor(order, 'request-return', given.actor);
  if ('refusal' in found) return found.refusal;
  const lines = wanted.lines ?? allUnits(order, 'kept');
  if (isTooLate(order, given)) return refused('return_window_over');
  if (isPartOfParcel(order, { ...wanted, lines })) return refused('order_move_refused');
  const taken = takeUnits(order, lines, ['kept', 'returning']);
  const goods = allUnits(taken ?? { lines: [] }, 'returning');
  if (!taken || goods.length === 0) return refused('units_unavailable');
  const made: Return = {
    returnId: nextReturnId(order),
    requestedAt: given.at,
    by: given.actor === 'shopper' ? 'shopper' : 'staff',
    resolution: wanted.resolution,
    lines: goods,
    ...(given.reason === undefined ? {} : { reason: given.reason }),
    ...(postage ? { postage } : {}),
  };
  return changing(order, found.row, given, {
    changes: { lines: taken.lines, returns: [...(order.returns ?? []), made] },
    detail: { returnId: made.returnId, resolution: made.resolution },
    about: { returnId: made.returnId },
  });
};

export interface Receipt {
  returnId: string;
  lines: readonly { sku: string; restock: number; scrap: number }[];
  /** Another ending than was asked for. */
  resolution?: Return['resolution'] | undefined;
}

interface Received {
  taken: { lines: Order['lines']; paidCents: number };
  quantities: Quantity[];
  restocked: Demand;
}

const asked = ({ lines }: Return, sku: string): number =>
  lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);

/** What came of what was asked for; what did not come is kept by the shopper. */
export const receivedUnits = (
  order: Order,
  open: Return,
  receipt: Receipt,
  to: 'returned' | 'exchanged',
): Received | undefined => {
  const quantities = receipt.lines
    .map(({ sku, restock, scrap }) => ({ sku, quantity: restock + scrap }))
    .filter(({ quantity }) => quantity > 0);
  if (quantities.some(({ sku, quantity }) => quantity > asked(open, sku))) return undefined;
  const toShelf = receipt.lines
    .map(({ sku, restock }) => ({ sku, quantity: restock }))
    .filter(({ quantity }) => quantity > 0);
  const restocked = takeUnits(order, toShelf, ['returning', to]);
  const came = takeUnits(order, quantities, ['returning', to]);
  const rest = came && takeUnits(came, allUnits(came, 'returning'), ['returning', 'kept']);
  if (!came || !rest || !restocked?.demand) return undefined;
  return { taken: { lines: rest.lines, paidCents: came.paidCents }, quantities, restocked: restocked.demand };
};

/** Goods that come and goods that go, each stock item once. */
const swapped = (comes: Demand, goes: Demand): StockMove[] => {
  const net = new Map(goes.map(({ stockItemId, quantity }) => [stockItemId, quantity]));
  for (const { stockItemId, quantity } of comes) net.set(stockItemId, (net.get(stockItemId) ?? 0) - quantity);
  const part = (sign: 1 | -1): Demand =>
    [...net]
      .map(([stockItemId, quantity]) => ({ stockItemId, quantity: quantity * sign }))
      .filter(({ quantity }) => quantity > 0);
  return [
    { effect: 'take', demand: part(1) },
    { effect: 'put-back', demand: part(-1) },
  ];
};

const closedReturns = (order: Order, receipt: Receipt, closed: Partial<Return>): Return[] =>
  (order.returns ?? []).map((one) => (one.returnId === receipt.returnId ? { ...one, ...closed } : one));

export const repeatsReceipt = (earlier: Return, { lines }: Receipt): Decision =>
  canonicalJson(earlier.received) === canonicalJson(lines) ? same : refused('order_move_refused');

interface Refunding {
  came: Received;
  refundId: string;
  reason?: 'returned' | 'not_delivered';
}

/** Money for what came: its frozen price, and the freight with the last of it. */
export const withMoney = (
  order: Order,
  given: Given,
  payer: Order | undefined,
  { came, refundId, reason = 'returned' }: Refunding,
): { effects: Effects } | { refusal: Decision } => {
  const back = backByPayer(order, payer, given, { lines: came.quantities, refundId, reason });
  if ('refusal' in back) return back;
  const stock: StockMove[] = [{ effect: 'put-back', demand: came.restocked }];
  const promises = { refundId, amountCents: priceOf(order, came.taken), reason } as const;
  return { effects: { ...back.effects, stock, promises } };
};

/** Other goods for what came; refused when the order is too old to say what its goods draw on. */
const withGoods = (
  order: Order,
  given: Given,
  came: Received,
  newOrderId: Order['orderId'],
): { effects: Effects } | { refusal: Decision } => {
  const creates = replacementOf(order, came.quantities, newOrderId, given);
  if (!creates) return { refusal: refused('units_unavailable') };
  const stock = swapped(came.restocked, creates.demand);
  const detail = { orderId: creates.orderId };
  return { effects: { creates, stock, detail, mayBeShort: true } };
};

/** What was given up under way and kept after all has come: its days of regret begin. */
const arrived = ({ deliveredAt }: Order, lines: Order['lines'], at: string): Pick<Order, 'deliveredAt'> =>
  allUnits({ lines }, 'kept').length > 0 ? { deliveredAt: deliveredAt ?? at } : {};

/** The return is closed, and says what became of it. */
export const closing = (
  order: Order,
  given: Given,
  receipt: Receipt,
  { lines, creates, detail }: Pick<Effects, 'creates' | 'detail'> & Pick<Order, 'lines'>,
): Effects => {
  const { returnId } = receipt;
  const replaced = creates ? { replacementOrderId: creates.orderId } : {};
  const closed = {
    receivedAt: given.at,
    received: [...receipt.lines],
    resolution: creates ? ('exchange' as const) : ('refund' as const),
    ...replaced,
  };
  return {
    changes: { ...arrived(order, lines, given.at), lines, returns: closedReturns(order, receipt, closed) },
    detail: { ...detail, returnId },
    about: { returnId, ...replaced },
  };
};

/**
 * The goods are back: to the shelf or to waste, and money or other goods for them; money for a replacement by the order
 * that paid.
 */
export const decideReceive = (
  order: Order,
  given: Given,
  payer: Order | undefined,
  { receipt, newOrderId }: { receipt: Receipt; newOrderId: Order['orderId'] },
): Decision => {
  const open = order.returns?.find(({ returnId }) => returnId === receipt.returnId);
  if (!open) return refused('return_not_found');
  if (open.receivedAt !== undefined) return repeatsReceipt(open, receipt);
  const wantsGoods = (receipt.resolution ?? open.resolution) === 'exchange';
  const came = receivedUnits(order, open, receipt, wantsGoods ? 'exchanged' : 'returned');
  if (!came) return refused('units_unavailable');
  const { lines } = came.taken;
  const isExchange = wantsGoods && came.quantities.length > 0;
  const to = allUnits({ lines }, 'kept').length === 0 ? 'returned' : 'delivered';
  const found = rowFor(order, isExchange ? 'exchange' : 'receive-return', given.actor, { to });
  if ('refusal' in found) return found.refusal;
  const made = isExchange
    ? withGoods(order, given, came, newOrderId)
    : withMoney(order, given, payer, { came, refundId: receipt.returnId });
  if ('refusal' in made) return made.refusal;
  return changing(order, found.row, given, {
    ...made.effects,
    ...closing(order, given, receipt, { ...made.effects, lines }),
  });
};
