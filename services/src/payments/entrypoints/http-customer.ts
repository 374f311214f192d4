import { payOrder } from '@loja/contracts/http/payments.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { payingPorts, pixExpirySeconds } from '../adapters/index.ts';
import { payingTerms } from '../adapters/terms.ts';
import { payOrder as paying } from '../use-cases/pay-order.ts';

const { ports, calls } = payingPorts();
const pay = paying(ports, payingTerms(pixExpirySeconds()));

export const handler = new HttpApp(calls)
  .on(payOrder, ({ params, headers, body, customer, address }) =>
    pay({
      orderId: params.orderId,
      token: headers['x-order-token'],
      customerId: customer?.id,
      key: headers['idempotency-key'],
      from: address,
      wish: body,
    }),
  )
  .lambda();
