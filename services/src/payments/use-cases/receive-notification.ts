import type { Clock } from '@loja/kernel/clock.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type { Hints } from '../ports.ts';

/** What arrived, as it arrived. */
export interface Notification {
  dataId: string;
  topic: string | undefined;
  requestId: string | undefined;
  signature: string | undefined;
}

export type Verdict = 'valid' | 'invalid' | 'stale';

export interface NotificationPorts {
  verify(notification: Notification, now: Date): Promise<Verdict>;
  hints: Hints;
  clock: Clock;
}

/** Orders API events; other topics of the same account are acknowledged and dropped. */
const ORDER_TOPIC = 'order';

/** A signed notification becomes a hint in the queue; it moves nothing by itself. */
export const receiveNotification =
  ({ verify, hints, clock }: NotificationPorts) =>
  async (
    notification: Notification,
  ): Promise<Result<{ received: true }, 'signature_invalid' | 'signature_stale'>> => {
    const verdict = await verify(notification, clock());
    if (verdict === 'invalid') return fail('signature_invalid');
    if (verdict === 'stale') return fail('signature_stale');
    if ((notification.topic ?? ORDER_TOPIC) === ORDER_TOPIC)
      await hints.send({
        provider: 'mercadopago',
        pspOrderId: notification.dataId,
        requestId: notification.requestId,
      });
    return ok({ received: true });
  };
