import { listMyOrders } from '@loja/contracts/http/account-orders.ts';
import * as routes from '@loja/contracts/http/ordering.ts';
import { signedIn } from '@loja/platform/customer.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { guardedBy } from '#limits/offers.ts';
import { customerPorts } from '../adapters/index.ts';
import { cancelOwnOrder } from '../use-cases/cancel-order.ts';
import { getOrder } from '../use-cases/get-order.ts';
import { listOwnOrders } from '../use-cases/list-own-orders.ts';
import { shownIn } from '../use-cases/order-of-owner.ts';
import { placeOrder } from '../use-cases/place-order.ts';
import { requestReturn } from '../use-cases/request-return.ts';

const { ports, calls, limiter } = customerPorts();
const guarded = guardedBy(limiter);
const place = placeOrder(ports);
const get = getOrder(ports);
const cancel = cancelOwnOrder(ports);
const list = listOwnOrders(ports);
const giveBack = requestReturn(ports);

export const app = new HttpApp(calls)
  .on(routes.placeOrder, ({ headers, body, customer, address }) =>
    place({ key: headers['idempotency-key'], purchase: body, customerId: customer?.id, from: address }),
  )
  .on(routes.getOrder, (received) => get(shownIn(received)))
  .on(routes.cancelOrder, (received) => cancel(shownIn(received)))
  .on(
    routes.requestReturn,
    guarded(
      ({ params }) => [['return-of-order', params.orderId]],
      (received) => giveBack(shownIn(received), received.body),
    ),
  )
  .on(listMyOrders, (received) => list(signedIn(received).id, received.query.cursor));

export const handler = app.lambda();
