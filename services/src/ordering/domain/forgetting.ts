import type { OrderStatus } from '@loja/contracts/http/ordering.ts';
import { NO_DIGEST } from './digest.ts';
import { tookMoney } from './money.ts';
import type { Order, Person } from './order.ts';

const moving: readonly OrderStatus[] = ['awaiting_payment', 'paid', 'packed', 'shipped', 'return_requested'];

/**
 * Something is still owed, to the shopper or by them: goods, money, or the issuer's word on a disputed charge. Money that the
 * provider refused to give back goes to where it came from whoever asks, and needs no name: it keeps nobody here.
 */
export const isUnderWay = ({ status, refunds = [], hold }: Order): boolean =>
  moving.includes(status) ||
  refunds.some(({ doneAt, failedAt }) => doneAt === undefined && failedAt === undefined) ||
  hold !== undefined;

/** Whether a change is the last that was owed on a customer's order; a guest's has nobody who may leave. */
export const isSettledBy = (before: Order, after: Order): boolean =>
  before.ownerId !== undefined && isUnderWay(before) && !isUnderWay(after);

/** Who a sale is on the books of, as an NF-e names its addressee; how to reach them is no part of it. */
export interface FiscalRecord {
  name: string;
  cpf?: string | undefined;
  cnpj?: string | undefined;
  address: Person['address'];
}

/** Only of a sale: an order that never took money is on no books. */
export const fiscalRecordOf = (order: Order, { customer, address }: Person): FiscalRecord | undefined =>
  tookMoney(order) ? { name: customer.name, cpf: customer.cpf, cnpj: customer.cnpj, address } : undefined;

const YEARS = 5;
/** Midnight in São Paulo, which has had no summer time since 2019 (Decreto 9.772/2019). */
const OFFSET_HOURS = 3;

/**
 * When a sale may be forgotten altogether: five years from the first day of the year after it (CTN art. 173 I and art.
 * 195 sole §; that is never less than the five years of CDC art. 27).
 */
export const fiscalUntil = (placedAt: string): Date => {
  const local = new Date(Date.parse(placedAt) - OFFSET_HOURS * 3_600_000);
  return new Date(Date.UTC(local.getUTCFullYear() + 1 + YEARS, 0, 1, OFFSET_HOURS));
};

/** Long enough for questions about an order that was never paid. */
const UNPAID_DAYS = 180;
const DAY_MS = 24 * 3_600_000;

/** The last moment of placing whose orders may be forgotten now, by the status that they ended in. */
export const forgettableBefore = (status: OrderStatus, now: Date): Date => {
  if (status === 'expired') return new Date(now.getTime() - UNPAID_DAYS * DAY_MS);
  const year = new Date(now.getTime() - OFFSET_HOURS * 3_600_000).getUTCFullYear();
  return new Date(Date.UTC(year - YEARS, 0, 1, OFFSET_HOURS));
};

/** Statuses in which nothing moves by itself any more. */
export const ended: readonly OrderStatus[] = ['delivered', 'returned', 'cancelled', 'expired', 'refunded'];

/** In place of who bought. */
export const nobody: Person = {
  customer: { name: '', email: '', phone: '' },
  address: { cep: '', street: '', number: '', district: '', city: '', state: '' },
};

export const isForgotten = ({ person }: Order): boolean =>
  typeof person !== 'string' && person.customer.email === '' && person.customer.name === '';

/** The order without anything that leads to its buyer: what was sold, for how much, and when is all that stays. */
export const forgotten = ({
  emailIndex: _email,
  taxIndex: _tax,
  holds: _holds,
  shipment: _shipment,
  commands: _commands,
  sealedToken: _token,
  ...order
}: Order): Order => ({
  ...order,
  person: nobody,
  accessTokenHash: NO_DIGEST,
  placementKeyHash: NO_DIGEST,
  ...(order.coupon ? { coupon: { code: order.coupon.code, revision: order.coupon.revision } } : {}),
  // What people wrote, and codes by which a carrier knows who sent.
  ...(order.returns
    ? { returns: order.returns.map(({ reason: _reason, postage: _postage, ...back }) => back) }
    : {}),
  timeline: order.timeline.map(({ reason: _reason, note: _note, ...entry }) => entry),
  revision: (order.revision ?? 0) + 1,
});
