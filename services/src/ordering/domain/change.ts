import type { OrderEvent, RefundReason, TimelineEntry } from '@loja/contracts/http/ordering.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import type { Demand } from './demand.ts';
import type { Actor, Order, Refund } from './order.ts';
import { type Announced, type Command, type Move, moveOf } from './order-states.ts';
import { missingCents } from './paid-for.ts';

/** Who gives a command, and when. */
export interface Given {
  at: string;
  actor: Actor;
  /** The member of staff. */
  by?: string | undefined;
  /** Read by the shopper. */
  reason?: string | undefined;
  /** Read by staff alone. */
  note?: string | undefined;
}

export interface StockMove {
  effect: 'sell' | 'free' | 'take' | 'put-back';
  demand: Demand;
}

export interface PromisedRefund {
  refundId: string;
  amountCents: number;
  reason: RefundReason;
  /** How often it was asked for anew. */
  again?: number;
}

/** Everything that one command writes: all of it or nothing. */
export interface Change {
  command: Command;
  before: Order;
  after: Order;
  /** Each stock item once over all of them: a transaction may name an item only once. */
  stock: readonly StockMove[];
  /** The goods may be gone: then nothing is written and the caller is told so. */
  mayBeShort: boolean;
  announces?: { name: Announced; returnId?: string; replacementOrderId?: OrderId };
  promises?: PromisedRefund;
  /** Money for goods that are still here is gone: so much. A person must look. */
  fallsShortBy?: number;
  /** A new order that this command makes. */
  creates?: Order;
  /** What becomes of the order that paid for this one, where this one replaces goods of it. */
  onPayer?: Change;
}

export type Refusal =
  | 'order_move_refused'
  | 'order_held'
  | 'order_not_paid_for'
  | 'units_unavailable'
  | 'return_window_over'
  | 'return_not_found'
  | 'refund_exceeds_paid'
  | 'refund_not_found'
  | 'idempotency_key_reused'
  | 'out_of_stock';

export type Decision =
  | { kind: 'change'; change: Change }
  /** It was done before: a success. */
  | { kind: 'same' }
  | { kind: 'refused'; code: Refusal };

export const same: Decision = { kind: 'same' };
export const refused = (code: Refusal): Decision => ({ kind: 'refused', code });

/**
 * The table's row for a command from where the order stands, unless the table, a chargeback or money that is gone forbids
 * it. `payer`: the order whose money a replacement's is.
 */
export const rowFor = (
  order: Order,
  command: Command,
  actor: Actor,
  { to, payer = order }: { to?: Move['to']; payer?: Order | undefined } = {},
): { row: Move } | { refusal: Decision } => {
  const row = moveOf(command, order.status, to);
  if (!row?.who.includes(actor)) return { refusal: refused('order_move_refused') };
  if (order.hold && !row.whileHeld) return { refusal: refused('order_held') };
  if (row.paidFor && payer.hold) return { refusal: refused('order_held') };
  if (row.paidFor && missingCents(payer) > 0) return { refusal: refused('order_not_paid_for') };
  return { row };
};

export interface Effects {
  /** What changes of the order beside status, timeline and refunds. */
  changes?: Partial<Order>;
  stock?: readonly StockMove[];
  mayBeShort?: boolean;
  /** Lifts the hold of a chargeback. */
  lifts?: boolean;
  detail?: TimelineEntry['detail'];
  /** Zero promises nothing. */
  promises?: PromisedRefund;
  fallsShortBy?: number;
  about?: { returnId?: string; replacementOrderId?: OrderId };
  creates?: Order;
  onPayer?: Change | undefined;
}

const entryOf = (
  event: OrderEvent,
  status: Order['status'],
  { at, actor, by, reason, note }: Given,
  detail: TimelineEntry['detail'],
): TimelineEntry => ({
  at,
  event,
  status,
  actor,
  ...(by === undefined ? {} : { by }),
  ...(reason === undefined ? {} : { reason }),
  ...(note === undefined ? {} : { note }),
  ...(detail && Object.keys(detail).length > 0 ? { detail } : {}),
});

const promised = ({ promises }: Effects, at: string): Refund[] =>
  promises && promises.amountCents > 0 ? [{ ...promises, at }] : [];

const toldBy = (
  row: Move,
  { about, promises, fallsShortBy }: Effects,
): Pick<Change, 'announces' | 'promises' | 'fallsShortBy'> => ({
  ...(row.announces ? { announces: { name: row.announces, ...about } } : {}),
  ...(promises && promises.amountCents > 0 ? { promises } : {}),
  ...(fallsShortBy ? { fallsShortBy } : {}),
});

const released = ({ hold: _, ...order }: Order): Order => order;

/** One row of the table made true of one order, with what goes along. */
export const changeOf = (order: Order, row: Move, given: Given, effects: Effects = {}): Change => {
  const status = row.to === 'same' ? order.status : row.to;
  const refunds = promised(effects, given.at);
  const money = refunds.map(({ refundId, amountCents }) => ({ refundId, amount: brl(amountCents) }))[0];
  const { changes, creates, onPayer } = effects;
  const base: Order = { ...(effects.lifts ? released(order) : order), ...changes };
  return {
    command: row.command,
    before: order,
    after: {
      ...base,
      status,
      revision: (order.revision ?? 0) + 1,
      timeline: [...order.timeline, entryOf(row.event, status, given, { ...effects.detail, ...money })],
      ...(refunds.length > 0 ? { refunds: [...(base.refunds ?? []), ...refunds] } : {}),
    },
    stock: (effects.stock ?? []).filter(({ demand }) => demand.length > 0),
    mayBeShort: effects.mayBeShort ?? false,
    ...toldBy(row, effects),
    ...(creates ? { creates } : {}),
    ...(onPayer ? { onPayer } : {}),
  };
};

export const changing = (order: Order, row: Move, given: Given, effects?: Effects): Decision => ({
  kind: 'change',
  change: changeOf(order, row, given, effects),
});
