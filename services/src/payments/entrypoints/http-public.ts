import { mercadoPagoWebhook } from '@loja/contracts/http/payments.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { log } from '@loja/platform/logger.ts';
import { countMetric } from '@loja/platform/metrics.ts';
import { notificationPorts } from '../adapters/index.ts';
import { receiveNotification } from '../use-cases/receive-notification.ts';

const receive = receiveNotification(notificationPorts());

export const handler = new HttpApp()
  .on(mercadoPagoWebhook, async ({ query, headers }) => {
    const received = await receive({
      dataId: query['data.id'],
      topic: query.type,
      requestId: headers['x-request-id'],
      signature: headers['x-signature'],
    });
    const outcome = received.ok ? 'queued' : received.code;
    if (!received.ok) countMetric('NotificationRefused');
    log.info('notification received', { step: 'ReceiveNotification', chargeId: query['data.id'], outcome });
    return received;
  })
  .lambda();
