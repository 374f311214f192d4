import type { StaffGroup } from '@loja/contracts/access.ts';
import type { OrderStatus } from '@loja/contracts/http/ordering.ts';
import type { StaffOrder, StaffOrderSummary } from '@loja/contracts/http/staff-orders.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import { decideCancel, decideCancelLines, type Keyed } from '../domain/cancelling.ts';
import type { Decision, Given, Refusal } from '../domain/change.ts';
import { decideDeliver, decidePack, decideShip, type Shipment } from '../domain/fulfilment.ts';
import { decideNotDelivered, type FailedDelivery } from '../domain/not-delivered.ts';
import type { Order } from '../domain/order.ts';
import { decideRetryRefund } from '../domain/refund-retry.ts';
import { decideGoodwill } from '../domain/refunding.ts';
import { decideGivePostage, type Postage } from '../domain/return-postage.ts';
import { decideReceive, type Receipt, type WantedReturn } from '../domain/returning.ts';
import { staffViewOf, summaryOf } from '../domain/staff-view.ts';
import type { Quantity } from '../domain/units.ts';
import type { OrderingPorts } from '../ports.ts';
import { type Acted, act, payerOf } from './act.ts';
import { openReturnOf } from './request-return.ts';

export type StaffPorts = Pick<
  OrderingPorts,
  'orders' | 'lists' | 'people' | 'payments' | 'staffNames' | 'postage' | 'clock' | 'newOrderId'
>;

/** Which order, and which member of staff. */
export interface Asked {
  orderId: OrderId;
  staff: { id: string; groups: readonly StaffGroup[] };
}

/** Why, for the shopper; and what staff note beside it. */
interface Why {
  reason: string;
  note?: string | undefined;
}

type Only<Code extends Refusal | 'order_not_found' | 'busy'> = Promise<Result<StaffOrder, Code>>;
type Common = 'order_not_found' | 'order_move_refused' | 'order_held' | 'busy';

/** A refusal of another command's kind would be a fault of ours. */
const among = <Code extends Refusal>(code: Refusal, codes: readonly Code[]): Code => {
  const found = codes.find((one) => one === code);
  if (!found) throw new Error(`unexpected refusal ${code}`);
  return found;
};

const common = ['order_move_refused', 'order_held'] as const;
const leaving = [...common, 'order_not_paid_for'] as const;

/** What staff do with orders. Each command given again is a success; each is one transaction. */
export class StaffDesk {
  readonly #ports: StaffPorts;

  constructor(ports: StaffPorts) {
    this.#ports = ports;
  }

  list = async (
    status: OrderStatus,
    cursor: string | undefined,
  ): Promise<Result<{ orders: StaffOrderSummary[]; cursor?: string }, never>> => {
    const page = await this.#ports.lists.byStatus(status, cursor);
    const { people } = this.#ports;
    const orders = await Promise.all(
      page.orders.map(async (order) => summaryOf(order, await people.open(order))),
    );
    return ok({ ...page, orders });
  };

  get = async ({ orderId, staff }: Asked): Only<'order_not_found'> => {
    const order = await this.#ports.orders.get(orderId);
    return order ? ok(await this.#view(order, staff.groups)) : fail('order_not_found');
  };

  pack = (asked: Asked): Only<Common | 'order_not_paid_for'> => this.#do(asked, leaving, {}, decidePack);

  ship = (asked: Asked, shipment: Shipment): Only<Common | 'order_not_paid_for'> =>
    this.#do(asked, leaving, {}, (order, given, payer) => decideShip(order, given, payer, shipment));

  deliver = (asked: Asked): Only<Common> => this.#do(asked, common, {}, decideDeliver);

  notDelivered = (asked: Asked, failed: FailedDelivery): Only<Common | 'units_unavailable'> =>
    this.#do(asked, [...common, 'units_unavailable'], {}, (order, given, payer) =>
      decideNotDelivered(order, given, payer, failed),
    );

  cancel = (asked: Asked, reason: string, note?: string): Only<Common> =>
    this.#do(asked, common, { reason, note }, (order, given, payer) => decideCancel(order, given, payer));

  cancelLines = (
    asked: Asked,
    { reason, note, ...units }: Quantity & Why,
    keyed: Keyed,
  ): Only<Common | 'units_unavailable' | 'idempotency_key_reused'> =>
    this.#do(
      asked,
      [...common, 'units_unavailable', 'idempotency_key_reused'],
      { reason, note },
      (order, given, payer) => decideCancelLines(order, given, payer, { wanted: units, keyed }),
    );

  refund = (
    asked: Asked,
    { amountCents, reason, note }: { amountCents: number } & Why,
    keyed: Keyed,
  ): Only<Common | 'refund_exceeds_paid' | 'idempotency_key_reused'> =>
    this.#do(
      asked,
      [...common, 'refund_exceeds_paid', 'idempotency_key_reused'],
      { reason, note },
      (order, given) => decideGoodwill(order, given, amountCents, keyed),
    );

  retryRefund = (asked: Asked, refundId: string): Only<Common | 'refund_not_found'> =>
    this.#do(asked, [...common, 'refund_not_found'], {}, (order, given) =>
      decideRetryRefund(order, given, refundId),
    );

  openReturn = async (
    asked: Asked,
    { reason, note, ...wanted }: WantedReturn & Why,
  ): Only<Common | 'units_unavailable'> =>
    this.#answer(asked, [...common, 'units_unavailable'], (order) =>
      openReturnOf(this.#ports)(order, this.#given(asked, { reason, note }), wanted),
    );

  givePostage = (asked: Asked, postage: Postage): Only<Common | 'return_not_found'> =>
    this.#do(asked, [...common, 'return_not_found'], {}, (order, given) =>
      decideGivePostage(order, given, postage),
    );

  receiveReturn = (
    asked: Asked,
    receipt: Receipt,
  ): Only<Common | 'return_not_found' | 'units_unavailable' | 'out_of_stock'> => {
    const newOrderId = this.#ports.newOrderId();
    return this.#do(
      asked,
      [...common, 'return_not_found', 'units_unavailable', 'out_of_stock'],
      {},
      (order, given, payer) => decideReceive(order, given, payer, { receipt, newOrderId }),
    );
  };

  #given({ staff }: Asked, why: Partial<Why>): Given {
    return { at: this.#ports.clock().toISOString(), actor: 'staff', by: staff.id, ...why };
  }

  async #view(order: Order, groups: readonly StaffGroup[]): Promise<StaffOrder> {
    const { orders, people, payments, staffNames } = this.#ports;
    const [person, facts, names, payer = order] = await Promise.all([
      people.open(order),
      payments.factsOf(order.orderId),
      staffNames.namesOf(order.timeline.flatMap(({ by }) => by ?? [])),
      payerOf(orders, order),
    ]);
    return staffViewOf(order, person, { facts, names, payer }, groups);
  }

  #do<Code extends Refusal>(
    asked: Asked,
    codes: readonly Code[],
    why: Partial<Why>,
    decide: (order: Order, given: Given, payer: Order | undefined) => Decision,
  ): Only<Code | 'order_not_found' | 'busy'> {
    const given = this.#given(asked, why);
    return this.#answer(asked, codes, (order) =>
      act(this.#ports)(order, (now, payer) => decide(now, given, payer)),
    );
  }

  async #answer<Code extends Refusal>(
    { orderId, staff }: Asked,
    codes: readonly Code[],
    command: (order: Order) => Promise<Acted>,
  ): Only<Code | 'order_not_found' | 'busy'> {
    const order = await this.#ports.orders.get(orderId);
    if (!order) return fail('order_not_found');
    const acted = await command(order);
    if (acted.kind === 'busy') return fail('busy');
    if (acted.kind === 'short') return fail(among('out_of_stock', codes));
    if (acted.kind === 'refused') return fail(among(acted.code, codes));
    return ok(await this.#view(acted.order, staff.groups));
  }
}
