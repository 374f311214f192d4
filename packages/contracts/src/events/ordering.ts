import { OrderId } from '@loja/kernel/ids.ts';
import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { RefundId, RefundReason, ReturnId } from '../http/ordering.ts';

const source = 'ordering';
/** No name, address or document of a person travels on the bus; consumers ask ordering for what they need. */
const data = z.object({ orderId: OrderId, total: Money });

export const OrderPlaced = defineEvent({ source, name: 'OrderPlaced', version: 1, data });
export const OrderPaid = defineEvent({ source, name: 'OrderPaid', version: 1, data });
export const OrderExpired = defineEvent({ source, name: 'OrderExpired', version: 1, data });
export const OrderCancelled = defineEvent({ source, name: 'OrderCancelled', version: 1, data });
export const OrderPacked = defineEvent({ source, name: 'OrderPacked', version: 1, data });
export const OrderShipped = defineEvent({ source, name: 'OrderShipped', version: 1, data });
export const OrderDelivered = defineEvent({ source, name: 'OrderDelivered', version: 1, data });
/** Units were taken off an order that goes on; `total` is what the order came to before. */
export const OrderLinesCancelled = defineEvent({ source, name: 'OrderLinesCancelled', version: 1, data });

const returned = z.object({ ...data.shape, returnId: ReturnId });
export const ReturnRequested = defineEvent({ source, name: 'ReturnRequested', version: 1, data: returned });
/** The carrier's code for a return is there, or another one in its place; it is asked of ordering. */
export const ReturnPostageGiven = defineEvent({
  source,
  name: 'ReturnPostageGiven',
  version: 1,
  data: returned,
});
/** Goods came back, all of the return or part of it. */
export const OrderReturned = defineEvent({
  source,
  name: 'OrderReturned',
  version: 1,
  data: z.object({ ...returned.shape, replacementOrderId: OrderId.optional() }),
});

/**
 * Money must go back to the shopper: once per `refundId` of an order, however often this is told. `again` counts how often
 * staff had it asked for anew: what failed is made once more, what is under way or done is not.
 */
export const RefundDue = defineEvent({
  source,
  name: 'RefundDue',
  version: 1,
  data: z.object({
    orderId: OrderId,
    refundId: RefundId,
    amount: Money,
    reason: RefundReason,
    again: z.int().min(1).optional(),
  }),
});

/** Nothing is owed on a customer's order any more: no goods, no money, no word of an issuer. */
export const OrderSettled = defineEvent({
  source,
  name: 'OrderSettled',
  version: 1,
  data: z.object({ orderId: OrderId }),
});

/** Money was given back at the provider past an order whose goods are still here: they stay until a person has looked. */
export const OrderFellShort = defineEvent({
  source,
  name: 'OrderFellShort',
  version: 1,
  data: z.object({ ...data.shape, missing: Money }),
});

/** Nobody is named by the order any more: copies of what named them must go too. */
export const OrderForgotten = defineEvent({
  source,
  name: 'OrderForgotten',
  version: 1,
  data: z.object({ orderId: OrderId }),
});
