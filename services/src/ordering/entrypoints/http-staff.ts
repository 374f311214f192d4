import * as routes from '@loja/contracts/http/staff-orders.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { staffPorts } from '../adapters/index.ts';
import { StaffDesk } from '../use-cases/serve-staff.ts';

const { ports, calls } = staffPorts();
const desk = new StaffDesk(ports);
const askedIn = <Staff>({ params, staff }: { params: { orderId: `ord_${string}` }; staff: Staff }) => ({
  orderId: params.orderId,
  staff,
});

export const handler = new HttpApp(calls)
  .on(routes.listStaffOrders, ({ query }) => desk.list(query.status, query.cursor))
  .on(routes.getStaffOrder, (call) => desk.get(askedIn(call)))
  .on(routes.packOrder, (call) => desk.pack(askedIn(call)))
  .on(routes.shipOrder, (call) => desk.ship(askedIn(call), call.body))
  .on(routes.deliverOrder, (call) => desk.deliver(askedIn(call)))
  .on(routes.reportNotDelivered, (call) => desk.notDelivered(askedIn(call), call.body))
  .on(routes.cancelStaffOrder, (call) => desk.cancel(askedIn(call), call.body.reason, call.body.note))
  .on(routes.cancelLines, (call) => desk.cancelLines(askedIn(call), call.body, keyedIn(call)))
  .on(routes.openReturn, (call) => desk.openReturn(askedIn(call), call.body))
  .on(routes.giveReturnPostage, (call) =>
    desk.givePostage(askedIn(call), { returnId: call.params.returnId, postage: call.body }),
  )
  .on(routes.receiveReturn, (call) =>
    desk.receiveReturn(askedIn(call), { ...call.body, returnId: call.params.returnId }),
  )
  .on(routes.refundOrder, ({ body: { amount, ...why }, ...call }) =>
    desk.refund(
      askedIn(call),
      { amountCents: amount.cents, ...why },
      keyedIn({ ...call, body: { amount, ...why } }),
    ),
  )
  .on(routes.retryRefund, (call) => desk.retryRefund(askedIn(call), call.params.refundId))
  .lambda();

function keyedIn({ headers, body }: { headers: { 'idempotency-key': string }; body: unknown }) {
  return { key: headers['idempotency-key'], request: body };
}
