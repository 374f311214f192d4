import type { CouponRefusal } from '@loja/contracts/http/cart.ts';
import type { OrderStatus } from '@loja/contracts/http/ordering.ts';
import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import type { Clock } from '@loja/kernel/clock.ts';
import type { CustomerId, OrderId } from '@loja/kernel/ids.ts';
import type { Promotions } from '#promotions/offers.ts';
import type { Reduced } from './domain/agreement.ts';
import type { Change } from './domain/change.ts';
import type { Consuming, Demand } from './domain/demand.ts';
import type { FiscalRecord } from './domain/forgetting.ts';
import type { HoldLimits } from './domain/holds.ts';
import type { KeptPerson, Order, Person, Return } from './domain/order.ts';
import type { PaymentFacts } from './domain/order-view.ts';
import type { PricedLine, Sellable, WantedLine } from './domain/pricing.ts';

/** A variant with what freight needs to know of it: the grams that a carrier charges for, of one unit. */
export interface Variant extends Sellable {
  grams: number;
}

/** What an idempotency key stands for, kept a day. */
export interface Placement {
  requestHash: string;
  orderId: OrderId;
  accessToken: string;
}

export type PlaceOutcome =
  | { kind: 'placed' }
  /** The key has placed an order before; nothing was written now. */
  | { kind: 'repeated'; placement: Placement }
  | { kind: 'short'; stockItemIds: string[] }
  /** The coupon ended, was used up or was changed since it was read. */
  | { kind: 'coupon'; code: CouponRefusal | 'price_changed' }
  /** Whoever was signed in has closed the account since. */
  | { kind: 'gone' }
  /** The shopper has as many unpaid orders as may be. */
  | { kind: 'held' }
  /** Too many at the same goods at once; nothing was written. */
  | { kind: 'busy' };

/** A coupon with whoever brings it. */
export interface BroughtCoupon {
  code: string;
  customerKey: string;
}

export interface Checkout {
  /** The earlier placing under this key, and the cart's lines and coupon, all as of now. */
  open(
    keyHash: string,
    cartId: string,
    customerId: string | undefined,
  ): Promise<{
    earlier?: Placement;
    cart?: readonly WantedLine[];
    coupon?: string;
    /** The cart is the one that is kept for the customer. */
    isOwnCart?: boolean;
  }>;
  /** What the SKUs cost now and what promotions say of them, in one read. */
  offered(
    skus: readonly string[],
    coupon: BroughtCoupon | undefined,
  ): Promise<{ variants: Variant[]; promotions: Promotions }>;
  /**
   * Order, reservation of its goods, key, counts of unpaid orders and announcement: all or nothing. `leavesOwnCart`: what
   * was the customer's cart is their order now, and the next cart that they bring is theirs.
   */
  place(
    order: Order,
    placement: Placement,
    limits: HoldLimits,
    leavesOwnCart: boolean,
  ): Promise<PlaceOutcome>;
}

export type CommitOutcome =
  | { kind: 'committed'; order: Order }
  /** Someone else moved it first; this is how it stands. */
  | { kind: 'overtaken'; order: Order }
  /** A change that may find the goods gone did; nothing was written. */
  | { kind: 'short'; stockItemIds: string[] }
  | { kind: 'busy' };

export interface OrderPage {
  orders: Order[];
  /** Where the next page begins; absent on the last. */
  cursor?: string;
}

export interface Orders {
  get(orderId: OrderId): Promise<Order | undefined>;
  /** The order, and whether it is the customer's, in one read. */
  getBeside(
    orderId: OrderId,
    customerId: CustomerId,
  ): Promise<{ order: Order | undefined; isOwner: boolean }>;
  /** The order, its stock, what it makes and what is announced together, if the order still is as it was. */
  commit(change: Change): Promise<CommitOutcome>;
}

/** What belongs to a customer. */
export interface OwnOrders {
  /** The customer's, newest first, those after a place in the list. */
  of(
    customerId: CustomerId,
    after: string | undefined,
  ): Promise<{ orders: Order[]; next: string | undefined }>;
  /** Orders of a mailbox, oldest first, a page after a place. */
  ofMailbox(
    emailIndex: string,
    after: string | undefined,
  ): Promise<{ orders: Order[]; next: string | undefined }>;
  /** Makes the order the customer's, unless it is somebody's, or the customer has closed the account. */
  claim(order: Order, customerId: CustomerId): Promise<'claimed' | 'owned' | 'gone'>;
}

/** What staff work through. */
export interface OrderLists {
  /** Newest first. */
  byStatus(status: OrderStatus, cursor: string | undefined): Promise<OrderPage>;
}

/**
 * Who buys, kept so that only the functions that must know can: most move orders without it.
 */
export interface People {
  /** For the order of that id and no other; with the indexes by which it is found. */
  keep(orderId: OrderId, person: Person): Promise<KeptBuyer>;
  open(order: Pick<Order, 'orderId' | 'person'>): Promise<Person>;
  /** The order's buyer and token for another order of theirs: sealed for one, they open in no other. */
  handOver(order: Order, orderId: OrderId): Promise<KeptBuyer & Pick<Order, 'sealedToken'>>;
}
export interface KeptBuyer {
  person: KeptPerson;
  emailIndex: string;
  taxIndex: string;
}

/** How many unpaid orders one shopper may have. */
export interface Holds {
  limits: HoldLimits;
  /** Names a caller's address without telling it. */
  addressIndex(address: string): Promise<string>;
}

/** What members of staff are called, by the id that their deeds carry. */
export interface StaffNames {
  /** Never throws; who is not there, or cannot be asked for now, has no name. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** The carrier that brings goods back at the shop's cost. */
export interface ReversePostage {
  /** The code that the shopper shows at the post office; the same for the same return, however often it is asked. */
  codeFor(request: { returnId: string; address: Person['address']; now: Date }): Promise<Return['postage']>;
}

export interface Payments {
  factsOf(orderId: OrderId): Promise<PaymentFacts | undefined>;
}

/** The last words on an order's payment, spoken with the provider. */
export interface PaymentEndings {
  /**
   * Reads the payment again at the provider and closes what is still open there, naming why. `not_captured`: no
   * money is expected through this order's charges any more. `open`: a try that began late may be paid until then.
   * Throws when the provider cannot say.
   */
  settle(orderId: OrderId, closing: 'expired' | 'cancelled'): Promise<PaymentEnding>;
}
export type PaymentEnding =
  | { kind: 'captured'; method?: PaymentMethod | undefined }
  | { kind: 'not_captured' }
  | { kind: 'open'; until: string; method: PaymentMethod };

export interface Offers {
  /** Freight options for the lines to a CEP; undefined where the shop does not deliver. */
  freight(
    cep: string,
    lines: readonly PricedLine<Variant>[],
    reduced: Pick<Reduced, 'goodsCents' | 'freeShipping'>,
  ): readonly ShippingOption[] | undefined;
  /** What the lines take from stock, summed: sizes, grinds and kits draw on the same beans. */
  demandOf(lines: readonly Consuming[]): Demand;
  /** What promotions take off the lines, by each way to pay that the shop takes. */
  reduce(
    lines: readonly PricedLine[],
    promotions: Promotions,
    customerKey: string | undefined,
    at: Date,
  ): Reduced;
  /** Names the customer to a coupon that is for once per customer. */
  customerKeyOf(couponCode: string, customer: Pick<Person['customer'], 'cpf' | 'cnpj'>): Promise<string>;
}

export interface Workflow {
  /** Starts the order's workflow, which waits so long for the money; one that runs or ran already is a success. */
  start(orderId: OrderId, waitSeconds: number): Promise<void>;
}

export interface OrderingPorts {
  checkout: Checkout;
  orders: Orders;
  lists: OrderLists;
  ownOrders: OwnOrders;
  people: People;
  holds: Holds;
  postage: ReversePostage;
  payments: Payments;
  staffNames: StaffNames;
  endings: PaymentEndings;
  offers: Offers;
  clock: Clock;
  newOrderId: () => OrderId;
  newAccessToken: () => string;
}

/** How an order stands after an ending was asked for; `changed` says whether this call moved it. */
export interface Settled {
  status: OrderStatus;
  changed: boolean;
  /** The order is not ended yet: the workflow waits so long again. */
  waitSeconds?: number;
}

export interface Forgetting {
  /** Whose the order is, if they have closed their account. */
  departedOwnerOf(orderId: OrderId): Promise<CustomerId | undefined>;
  ordersOf(id: CustomerId): Promise<Order[]>;
  /** Ended orders of one status that are due to be forgotten, the oldest first; not those that are already. */
  due(status: OrderStatus, before: Date, limit: number): Promise<Order[]>;
  /**
   * Takes the buyer out of an order and the order from its owner's list, and keeps `record` apart until its date, in one
   * write that announces it. Throws when the order changed meanwhile.
   */
  forget(
    order: Order,
    about: { owner?: CustomerId | undefined; record?: FiscalRecord | undefined; forGood?: boolean },
  ): Promise<void>;
}
