import * as routes from '@loja/contracts/http/ordering.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { guardedBy } from '#limits/offers.ts';
import { customerPorts } from '../adapters/index.ts';
import { cancelOwnOrder } from '../use-cases/cancel-order.ts';
import { getOrder } from '../use-cases/get-order.ts';
import { placeOrder } from '../use-cases/place-order.ts';
import { requestReturn } from '../use-cases/request-return.ts';

const { ports, calls, limiter } = customerPorts();
const guarded = guardedBy(limiter);
const place = placeOrder(ports);
const get = getOrder(ports);
const cancel = cancelOwnOrder(ports);
const giveBack = requestReturn(ports);

export const app = new HttpApp(calls)
  .on(routes.placeOrder, ({ headers, body, customer, address }) =>
    place({ key: headers['idempotency-key'], purchase: body, customerId: customer?.id, from: address }),
  )
  .on(routes.getOrder, ({ params, headers }) =>
    get({ orderId: params.orderId, token: headers['x-order-token'] }),
  )
  .on(routes.cancelOrder, ({ params, headers }) =>
    cancel({ orderId: params.orderId, token: headers['x-order-token'] }),
  )
  .on(
    routes.requestReturn,
    guarded(
      ({ params }) => [['return-of-order', params.orderId]],
      ({ params, headers, body }) =>
        giveBack({ orderId: params.orderId, token: headers['x-order-token'] }, body),
    ),
  );

export const handler = app.lambda();
