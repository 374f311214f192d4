import type { OrderStatus } from '@loja/contracts/http/ordering.ts';
import type { Actor } from '../domain/order.ts';
import { type Command, type Move, moves } from '../domain/order-states.ts';

/** An order of bags of one coffee, as the table says it should be. */
export interface ModelOrder {
  status: OrderStatus;
  bags: number;
  kept: number;
  totalCents: number;
  /** It answers for money that came. */
  took: boolean;
  held: boolean;
  disputed: 'never' | 'open' | 'over';
  lostCents: number;
  /** Given back at the provider, by nobody of the order's. */
  outsideCents: number;
  /** Keys of commands with what they asked for. */
  keys: Map<string, string>;
  said: Set<OrderStatus>;
  deliveredAt?: number;
  parcel?: string;
  /** The order that paid for this one, and those that it paid for beside itself. */
  payer?: ModelOrder;
  replacements: ModelOrder[];
  /** `failed`: the parcel never came. */
  returns: {
    quantity: number;
    resolution: 'refund' | 'exchange';
    received?: string;
    failed?: boolean;
  }[];
}

/** The shop as a few sums: goods in bags. */
export interface Model {
  free: number;
  reserved: number;
  sold: number;
  now: number;
  orders: ModelOrder[];
}

export const emptyModel = (bags: number, now: number): Model => ({
  free: bags,
  reserved: 0,
  sold: 0,
  now,
  orders: [],
});

export const newOrder = (
  bags: number,
  totalCents: number,
  status: OrderStatus = 'awaiting_payment',
): ModelOrder => ({
  status,
  bags,
  kept: bags,
  totalCents,
  took: status === 'paid',
  held: false,
  disputed: 'never',
  lostCents: 0,
  outsideCents: 0,
  keys: new Map(),
  said: new Set([status]),
  replacements: [],
  returns: [],
});

/** Bags that its money bought and that the shopper has, awaits or has on their way back. */
export const goodsOut = ({ kept, returns, replacements }: ModelOrder): number =>
  kept +
  returns.reduce((sum, { quantity, received }) => sum + (received === undefined ? quantity : 0), 0) +
  replacements.reduce((sum, one) => sum + goodsOut(one), 0);

/** The table's row for a command, if it has one that may be made now. */
export const rowIn = (order: ModelOrder, command: Command, actor: Actor, to?: Move['to']): Move | undefined =>
  moves.find(
    (row) =>
      row.command === command &&
      row.from.includes(order.status) &&
      row.who.includes(actor) &&
      (to === undefined || row.to === to) &&
      (!order.held || row.whileHeld),
  );

/** Makes a row true of an order and of so many bags. */
export const make = (model: Model, order: ModelOrder, row: Move, bags = 0): void => {
  if (row.to !== 'same') order.status = row.to;
  order.said.add(order.status);
  const flow = { sell: ['reserved', 'sold'], free: ['reserved', 'free'], take: ['free', 'sold'] } as const;
  const back = ['sold', 'free'] as const;
  if (row.stock === 'none' || row.stock === 'swap') return;
  const [from, to] = row.stock === 'put-back' ? back : flow[row.stock];
  model[from] -= bags;
  model[to] += bags;
};
