import type { StaffGroup } from '@loja/contracts/access.ts';
import type { OrderEvent, OrderStatus } from '@loja/contracts/http/ordering.ts';
import type { Actor } from './order.ts';

export type Command =
  | 'confirm'
  | 'refuse-late'
  | 'expire'
  | 'cancel'
  | 'pack'
  | 'ship'
  | 'deliver'
  | 'not-delivered'
  | 'cancel-lines'
  | 'request-return'
  | 'give-postage'
  | 'receive-return'
  | 'exchange'
  | 'goodwill'
  | 'refund-replaced'
  | 'note-refund'
  | 'note-refund-failure'
  | 'retry-refund'
  | 'hold'
  | 'release';

/**
 * What goods do: `sell` reserved → sold, `free` reserved → free, `take` free → sold, `put-back` sold → free, `swap`
 * puts back what came and takes what replaces it.
 */
export type StockEffect = 'none' | 'sell' | 'free' | 'take' | 'put-back' | 'swap';
/** What goes back to the shopper: all that is left, what the units in question cost, or an amount that staff name. */
export type RefundDue = 'none' | 'all' | 'units' | 'amount';
export type Announced =
  | 'OrderPaid'
  | 'OrderExpired'
  | 'OrderCancelled'
  | 'OrderPacked'
  | 'OrderShipped'
  | 'OrderDelivered'
  | 'OrderLinesCancelled'
  | 'ReturnRequested'
  | 'ReturnPostageGiven'
  | 'OrderReturned';

export interface Move {
  command: Command;
  from: readonly OrderStatus[];
  /** `same`: a fact about the order that is no state of it. */
  to: OrderStatus | 'same';
  who: readonly Actor[];
  /** Of staff, who; none for moves that no member of staff makes. */
  groups: readonly StaffGroup[];
  stock: StockEffect;
  refund: RefundDue;
  event: OrderEvent;
  announces?: Announced;
  /** Whether it may be made while a chargeback is open. */
  whileHeld: boolean;
  /** Whether all the money for its goods must be there: what leaves the house has been paid for. */
  paidFor: boolean;
}

const money: readonly StaffGroup[] = ['admin', 'atendimento'];
const goods: readonly StaffGroup[] = ['admin', 'torrefacao'];
const anyone: readonly StaffGroup[] = ['admin', 'atendimento', 'torrefacao'];

type Rest = Partial<Omit<Move, 'command' | 'from' | 'to' | 'who' | 'event'>>;
const move = (
  command: Command,
  [from, to]: readonly [readonly OrderStatus[], Move['to']],
  who: readonly Actor[],
  event: OrderEvent,
  rest: Rest = {},
): Move => ({
  command,
  from,
  to,
  who,
  event,
  groups: [],
  stock: 'none',
  refund: 'none',
  whileHeld: false,
  paidFor: false,
  ...rest,
});

const packable: readonly OrderStatus[] = ['paid', 'packed'];
const sold: readonly OrderStatus[] = [...packable, 'shipped', 'delivered', 'return_requested', 'returned'];
const ended: readonly OrderStatus[] = ['cancelled', 'expired', 'returned'];
/** Goods of it may have been exchanged: money for what replaced them is this order's. */
const withReplacement: readonly OrderStatus[] = ['delivered', 'return_requested', 'returned', 'refunded'];
const afterMoney: readonly OrderStatus[] = [...sold, 'cancelled', 'expired', 'refunded'];

/**
 * The one table of the order's life. What a page may offer, what a command does to goods and money, and the drawing in
 * docs/generated/order-states.md all come from here; nothing else decides.
 */
export const moves: readonly Move[] = [
  move('confirm', [['awaiting_payment'], 'paid'], ['provider'], 'paid', {
    stock: 'sell',
    announces: 'OrderPaid',
    whileHeld: true,
  }),
  move('confirm', [['expired'], 'paid'], ['provider'], 'paid_late', {
    stock: 'take',
    announces: 'OrderPaid',
    whileHeld: true,
  }),
  move('refuse-late', [['expired', 'cancelled'], 'same'], ['shop'], 'late_payment_refused', {
    refund: 'all',
  }),
  move('expire', [['awaiting_payment'], 'expired'], ['clock'], 'expired', {
    stock: 'free',
    announces: 'OrderExpired',
    whileHeld: true,
  }),
  move('cancel', [['awaiting_payment'], 'cancelled'], ['shopper', 'staff', 'shop'], 'cancelled', {
    groups: money,
    stock: 'free',
    announces: 'OrderCancelled',
    whileHeld: true,
  }),
  move('cancel', [packable, 'cancelled'], ['shopper', 'staff'], 'cancelled', {
    groups: money,
    stock: 'put-back',
    refund: 'all',
    announces: 'OrderCancelled',
  }),
  move('pack', [['paid'], 'packed'], ['staff'], 'packed', {
    groups: goods,
    announces: 'OrderPacked',
    paidFor: true,
  }),
  move('ship', [['packed'], 'shipped'], ['staff'], 'shipped', {
    groups: goods,
    announces: 'OrderShipped',
    paidFor: true,
  }),
  move('deliver', [['shipped'], 'delivered'], ['staff'], 'delivered', {
    groups: anyone,
    announces: 'OrderDelivered',
    whileHeld: true,
  }),
  move('not-delivered', [['shipped'], 'returned'], ['staff'], 'not_delivered', {
    groups: money,
    stock: 'put-back',
    refund: 'units',
    announces: 'OrderReturned',
  }),
  move('cancel-lines', [packable, 'same'], ['staff'], 'lines_cancelled', {
    groups: money,
    stock: 'put-back',
    refund: 'units',
    announces: 'OrderLinesCancelled',
  }),
  move(
    'request-return',
    [['shipped', 'delivered'], 'return_requested'],
    ['shopper', 'staff'],
    'return_requested',
    {
      groups: money,
      announces: 'ReturnRequested',
      whileHeld: true,
    },
  ),
  move('give-postage', [['return_requested'], 'same'], ['staff'], 'postage_given', {
    groups: money,
    announces: 'ReturnPostageGiven',
    whileHeld: true,
  }),
  move('receive-return', [['return_requested'], 'returned'], ['staff'], 'returned', {
    groups: money,
    stock: 'put-back',
    refund: 'units',
    announces: 'OrderReturned',
  }),
  move('receive-return', [['return_requested'], 'delivered'], ['staff'], 'part_returned', {
    groups: money,
    stock: 'put-back',
    refund: 'units',
    announces: 'OrderReturned',
  }),
  move('exchange', [['return_requested'], 'returned'], ['staff'], 'returned', {
    groups: money,
    stock: 'swap',
    announces: 'OrderReturned',
  }),
  move('exchange', [['return_requested'], 'delivered'], ['staff'], 'part_returned', {
    groups: money,
    stock: 'swap',
    announces: 'OrderReturned',
  }),
  move('goodwill', [sold, 'same'], ['staff'], 'refund_promised', { groups: money, refund: 'amount' }),
  move('refund-replaced', [withReplacement, 'same'], ['shopper', 'staff'], 'refund_promised', {
    groups: money,
    refund: 'units',
  }),
  move('note-refund', [afterMoney, 'same'], ['provider'], 'refunded', { whileHeld: true }),
  move('note-refund', [ended, 'refunded'], ['provider'], 'refunded', { whileHeld: true }),
  move('note-refund-failure', [afterMoney, 'same'], ['provider'], 'refund_failed', { whileHeld: true }),
  move('retry-refund', [afterMoney, 'same'], ['staff'], 'refund_retried', { groups: money }),
  move('hold', [afterMoney, 'same'], ['provider'], 'chargeback_opened', { whileHeld: true }),
  move('release', [afterMoney, 'same'], ['provider'], 'chargeback_closed', { whileHeld: true }),
];

/** The move that a command makes from a status, to `to` where it has more than one ending. */
export const moveOf = (command: Command, from: OrderStatus, to?: Move['to']): Move | undefined =>
  moves.find(
    (row) => row.command === command && row.from.includes(from) && (to === undefined || row.to === to),
  );

/** Whether someone may give the command to an order as it stands; of staff, whether one of these groups may. */
export const mayNow = (
  { status, hold, missingCents = 0 }: { status: OrderStatus; hold?: unknown; missingCents?: number },
  command: Command,
  actor: Actor,
  groups: readonly StaffGroup[] = anyone,
): boolean =>
  moves.some(
    (row) =>
      row.command === command &&
      row.from.includes(status) &&
      row.who.includes(actor) &&
      (hold === undefined || row.whileHeld) &&
      (missingCents === 0 || !row.paidFor) &&
      (actor !== 'staff' || row.groups.some((group) => groups.includes(group))),
  );
