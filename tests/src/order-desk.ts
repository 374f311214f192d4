import { callRoute } from '@loja/contracts/client.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import type { NotDelivered, OrderView } from '@loja/contracts/http/ordering.ts';
import type { StaffOrder } from '@loja/contracts/http/staff-orders.ts';
import { brl } from '@loja/kernel/money.ts';
import { direct, shown } from './back-office.ts';
import { eventually } from './eventually.ts';
import { base, newKey, type Placed } from './shopper.ts';

type OrderId = Placed['orderId'];
type Receipt = { sku: string; restock: number; scrap: number }[];

/** What staff do with orders, in one person's hands. */
export const orderDesk = (cookie: string) => {
  const on = async (orderId: OrderId) => ({ params: { orderId }, headers: await shown(cookie) });
  const keyed = async (orderId: OrderId, key: string) => {
    const { params, headers } = await on(orderId);
    return { params, headers: { ...headers, 'idempotency-key': key } };
  };
  return {
    list: async (status: StaffOrder['status']) =>
      callRoute(fetch, direct, api.listStaffOrders, { query: { status }, headers: await shown(cookie) }),
    tasks: async () => callRoute(fetch, direct, api.listTasks, { query: {}, headers: await shown(cookie) }),
    get: async (orderId: OrderId) => callRoute(fetch, direct, api.getStaffOrder, await on(orderId)),
    pack: async (orderId: OrderId) => callRoute(fetch, direct, api.packOrder, await on(orderId)),
    ship: async (orderId: OrderId, trackingCode: string) =>
      callRoute(fetch, direct, api.shipOrder, {
        ...(await on(orderId)),
        body: { carrier: 'Correios', trackingCode },
      }),
    deliver: async (orderId: OrderId) => callRoute(fetch, direct, api.deliverOrder, await on(orderId)),
    notDelivered: async (orderId: OrderId, cause: NotDelivered, lines?: Receipt) =>
      callRoute(fetch, direct, api.reportNotDelivered, {
        ...(await on(orderId)),
        body: { cause, ...(lines ? { lines } : {}) },
      }),
    cancel: async (orderId: OrderId, reason: string) =>
      callRoute(fetch, direct, api.cancelStaffOrder, { ...(await on(orderId)), body: { reason } }),
    cancelLines: async (orderId: OrderId, sku: string, quantity: number, key = newKey()) =>
      callRoute(fetch, direct, api.cancelLines, {
        ...(await keyed(orderId, key)),
        body: { sku, quantity, reason: 'embalagem furada' },
      }),
    refund: async (orderId: OrderId, cents: number, key = newKey()) =>
      callRoute(fetch, direct, api.refundOrder, {
        ...(await keyed(orderId, key)),
        body: { amount: brl(cents), reason: 'atraso na entrega' },
      }),
    retryRefund: async (orderId: OrderId, refundId: string) => {
      const { params, headers } = await on(orderId);
      return callRoute(fetch, direct, api.retryRefund, { params: { ...params, refundId }, headers });
    },
    givePostage: async (orderId: OrderId, returnId: string, code: string) => {
      const { params, headers } = await on(orderId);
      return callRoute(fetch, direct, api.giveReturnPostage, {
        params: { ...params, returnId },
        headers,
        body: { code, carrier: 'Correios', validUntil: new Date(Date.now() + 864_000_000).toISOString() },
      });
    },
    receive: async (orderId: OrderId, returnId: string, lines: Receipt) => {
      const { params, headers } = await on(orderId);
      return callRoute(fetch, direct, api.receiveReturn, {
        params: { ...params, returnId },
        headers,
        body: { lines },
      });
    },
  };
};

/** The order as a member of staff sees it once the provider has given back all that was promised. */
export const allBack = (desk: ReturnType<typeof orderDesk>, orderId: OrderId): Promise<StaffOrder> =>
  eventually('every refund done', async () => {
    const seen = await desk.get(orderId);
    if (!seen.ok) throw new Error(JSON.stringify(seen.problem));
    const { refunds } = seen.value;
    return refunds.length > 0 && refunds.every(({ doneAt }) => doneAt !== undefined) && seen.value;
  });

/** What the shopper does with an order that was paid. */
export const asShopper = ({ orderId, accessToken }: Placed) => {
  const on = { params: { orderId }, headers: { 'x-order-token': accessToken } };
  return {
    cancel: () => callRoute(fetch, base, api.cancelOrder, on),
    payAgain: (expectedTotal: OrderView['totals']['total']) =>
      callRoute(fetch, base, api.payOrder, {
        ...on,
        headers: { ...on.headers, 'idempotency-key': newKey() },
        body: { method: 'pix', expectedTotal },
      }),
    giveBack: (resolution: 'refund' | 'exchange', lines?: { sku: string; quantity: number }[]) =>
      callRoute(fetch, base, api.requestReturn, { ...on, body: { resolution, ...(lines ? { lines } : {}) } }),
  };
};
