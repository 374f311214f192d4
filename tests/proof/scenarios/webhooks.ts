import { createHmac, randomUUID } from 'node:crypto';
import { shuffled } from '@loja/local/faults/dice.ts';
import { broken, type Violation } from '../checkers/violation.ts';
import { logLines, readBooks } from '../ledgers.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { type Placed, watch } from '../shopper.ts';
import { hasEnded, judge, order, pixOf, type Stage, setStage } from '../stage.ts';
import { chargesOf, misbehave, misbehaveAbout, payCharge, type World } from '../world.ts';

const orders: Readonly<Record<Size, number>> = { short: 4, full: 12 };
const COPIES = 5;

type Forgery = { secret?: string; agedMs?: number };

/** A notification as the provider sends it, or nearly so. */
const notify = async (
  world: World,
  chargeId: string,
  { secret, agedMs = 0 }: Forgery = {},
): Promise<number> => {
  const requestId = randomUUID();
  const at = Date.now() - agedMs;
  const v1 = createHmac('sha256', secret ?? world.webhookSecret)
    .update(`id:${chargeId.toLowerCase()};request-id:${requestId};ts:${at};`)
    .digest('hex');
  const response = await fetch(`${world.shop}/api/webhooks/mercadopago?data.id=${chargeId}&type=order`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-request-id': requestId,
      'x-signature': `ts=${at},v1=${v1}`,
    },
    body: JSON.stringify({ action: 'order.processed', type: 'order', data: { id: chargeId } }),
  });
  await response.body?.cancel();
  return response.status;
};

const chargeOf = async (world: World, { orderId }: Placed): Promise<string> => {
  const [charge] = await chargesOf(world, orderId);
  if (!charge) throw new Error(`${orderId} has no charge`);
  return charge.id;
};

/** Each notification five times over, all in one shuffled heap, beside the provider's own five. */
const floodWith = async (stage: Stage, chargeIds: readonly string[], seed: number): Promise<void> => {
  const heap = shuffled(
    seed,
    chargeIds.flatMap((id) => Array.from({ length: COPIES }, () => id)),
  );
  await Promise.all(
    heap.map(async (id, client) => {
      const status = await notify(stage.world, id);
      stage.history.record({ client, name: 'notify', type: status === 200 ? 'ok' : 'info', value: id });
    }),
  );
};

const isUnmoved = async ({ world, earlier }: Stage, { orderId }: Placed): Promise<boolean> => {
  const { orders: all, entries } = await readBooks(world, earlier);
  const mine = all.find((one) => one.orderId === orderId);
  return mine?.status === 'awaiting_payment' && entries.every((entry) => entry.orderId !== orderId);
};

const unsigned = async (stage: Stage, placed: Placed): Promise<Violation[]> => {
  const id = await chargeOf(stage.world, placed);
  const answers = {
    forged: await notify(stage.world, id, { secret: 'a guess' }),
    stale: await notify(stage.world, id, { agedMs: 11 * 60_000 }),
  };
  const taken = Object.entries(answers).filter(([, status]) => status !== 401);
  return [
    ...taken.map(([kind, status]) =>
      broken('refused-is-refused', `${kind} notification was answered ${status}`),
    ),
    ...((await isUnmoved(stage, placed)) ? [] : [broken('refused-is-refused', 'it moved the order')]),
  ];
};

/** Waits until the shop has looked at the charge again, which its log tells. */
const lookedAt = async ({ world, beganMs }: Stage, chargeId: string): Promise<boolean> => {
  for (let tried = 0; tried < 40; tried += 1) {
    const lines = await logLines(world, beganMs);
    if (lines.some(({ message }) => /disagree/.test(message) && message.includes(chargeId))) return true;
  }
  return false;
};

/** The provider's record says something else than what we asked for: nothing moves and somebody is called. */
const lying = async (stage: Stage, placed: Placed, kind: string, lie: object): Promise<Violation[]> => {
  const { world } = stage;
  const id = await chargeOf(world, placed);
  await misbehaveAbout(world, placed.orderId, { lie });
  await payCharge(world, id);
  await notify(world, id);
  const wasSeen = await lookedAt(stage, id);
  const unmoved = await isUnmoved(stage, placed);
  await misbehaveAbout(world, placed.orderId, {});
  await notify(world, id);
  return [
    ...(wasSeen ? [] : [broken('refused-is-refused', `${kind}: nobody was told`)]),
    ...(unmoved ? [] : [broken('refused-is-refused', `${kind}: the order or the ledger moved`)]),
  ];
};

const alarms = async ({ world, beganMs }: Stage): Promise<Violation[]> => {
  const lines = await logLines(world, beganMs);
  return ['PaymentMismatch', 'NotificationRefused']
    .filter((metric) => !lines.some(({ message }) => message.includes(`"${metric}"`)))
    .map((metric) => broken('refused-is-refused', `no metric ${metric} was counted`));
};

const run = async (world: World, { seed, size, say }: RunOptions): Promise<Outcome> => {
  const stage = await setStage(world);
  const placed = await Promise.all(
    Array.from({ length: orders[size] + 2 }, () => order(stage, { 'DIAM-250-GRAOS': 1 })),
  );
  await Promise.all(placed.map((one) => pixOf(stage, one)));
  const [first, second, ...flooded] = placed;
  if (!first || !second) throw new Error('no orders');
  const refused = [
    ...(await unsigned(stage, first)),
    ...(await lying(stage, first, 'wrong amount', { amountCents: -1 })),
    ...(await lying(stage, second, 'wrong account', { reference: 'ord_of_another_shop' })),
    ...(await alarms(stage)),
  ];
  say('false notifications sent');
  await misbehave(world, { duplicates: COPIES - 1, reorder: 3 });
  const ids = await Promise.all(flooded.map((one) => chargeOf(world, one)));
  await Promise.all(ids.map((id) => payCharge(world, id)));
  await floodWith(stage, ids, seed);
  await misbehave(world, {});
  await Promise.all(placed.map((one) => watch(world, one, hasEnded, world.pixExpirySeconds * 1000)));
  const { books, violations } = await judge(stage);
  return {
    violations: [...refused, ...violations],
    facts: {
      'orders flooded': flooded.length,
      'copies of each notification': 2 * COPIES,
      'accepted by the shop': stage.history.of('notify', 'ok').length,
      paid: books.orders.filter(({ status }) => status === 'paid').length,
      'captures booked': new Set(books.entries.map(({ orderId }) => orderId)).size,
    },
  };
};

export const webhooks: Scenario = {
  name: 'webhooks',
  title: 'Notifications come five times, in any order, forged, stale or untrue',
  experiences: [
    {
      fault: 'Each notification delivered ten times, shuffled and at once',
      shopper: 'Paid once, told once',
    },
    {
      fault: 'A forged or stale notification',
      shopper: 'Nothing: it is refused and counted, the order waits as before',
    },
    {
      fault: 'The provider tells another amount or another account',
      shopper: 'The order waits; staff are told; when the record is right it is paid',
    },
  ],
  shape: { short: '4 orders, 5 + 5 copies', full: '12 orders, 5 + 5 copies' },
  run,
};
