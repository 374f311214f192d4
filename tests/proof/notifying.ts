import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { logLines } from './ledgers.ts';
import type { Stage } from './stage.ts';
import type { World } from './world.ts';

type Notice = {
  chargeId: string;
  /** The order that the notification says it is about; the shop must not believe it. */
  orderId: string;
  secret?: string;
  agedMs?: number;
  /** Another charge, whose signature is put on this one. */
  signedFor?: string;
};

const sendOnce = async (
  world: World,
  { chargeId, orderId, secret, agedMs = 0, signedFor = chargeId }: Notice,
): Promise<number> => {
  const requestId = randomUUID();
  const at = Date.now() - agedMs;
  const v1 = createHmac('sha256', secret ?? world.webhookSecret)
    .update(`id:${signedFor.toLowerCase()};request-id:${requestId};ts:${at};`)
    .digest('hex');
  const data = { id: chargeId, type: 'online', external_reference: orderId, status: 'processed' };
  const response = await fetch(`${world.shop}/api/webhooks/mercadopago?data.id=${chargeId}&type=order`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-request-id': requestId,
      'x-signature': `ts=${at},v1=${v1}`,
    },
    body: JSON.stringify({ action: 'order.processed', type: 'order', data }),
  });
  await response.body?.cancel();
  return response.status;
};

/**
 * A notification as the provider sends it, or nearly so; answers the shop's status. A shop that is too busy to answer
 * has said nothing, and the provider sends it again.
 */
export const notify = async (world: World, notice: Notice): Promise<number> => {
  for (let tried = 1; ; tried += 1) {
    const status = await sendOnce(world, notice);
    if (status < 500 || tried === 5) return status;
    await pause(500 * 2 ** tried * Math.random());
  }
};

/** Lines of one function in which all of the words stand. */
export const linesOf = async (
  { world, beganMs }: Stage,
  name: string,
  ...words: readonly string[]
): Promise<number> =>
  (await logLines(world, beganMs)).filter(
    ({ group, message }) => group.endsWith(`/${name}`) && words.every((word) => message.includes(word)),
  ).length;

/** Open payments are not read again: what is lost stays lost until the order's own end. */
export const noSweeps = {
  id: 'no sweeps',
  where: { function: 'reconciliation-sweep-payments' },
  fault: { kind: 'error' },
} as const;
