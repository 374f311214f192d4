import { mercadoPagoWebhook } from '@loja/contracts/http/payments.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { notificationPorts } from '../adapters/index.ts';
import { receiveNotification } from '../use-cases/receive-notification.ts';

const receive = receiveNotification(notificationPorts());

export const handler = new HttpApp()
  .on(mercadoPagoWebhook, ({ query, headers }) =>
    receive({
      dataId: query['data.id'],
      topic: query.type,
      requestId: headers['x-request-id'],
      signature: headers['x-signature'],
    }),
  )
  .lambda();
