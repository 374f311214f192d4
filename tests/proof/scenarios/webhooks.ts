import { shuffled } from '@loja/local/faults/dice.ts';
import { met } from '../checkers/met.ts';
import { broken, type Violation } from '../checkers/violation.ts';
import { linesOf, noSweeps, notify } from '../notifying.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { type Placed, watch } from '../shopper.ts';
import { hasEnded, judge, order, pay, pixOf, type Stage, setStage } from '../stage.ts';
import { chargesOf, misbehave, setFaults, type World } from '../world.ts';
import { falseNotifications } from './webhooks-refused.ts';

const orders: Readonly<Record<Size, number>> = { short: 4, full: 12 };
const COPIES = 5;

type Flooded = { placed: Placed; chargeId: string };

const withCharge = async (stage: Stage): Promise<Flooded> => {
  const placed = await order(stage, { 'DIAM-250-GRAOS': 1 });
  await pixOf(stage, placed);
  const [charge] = await chargesOf(stage.world, placed.orderId);
  if (!charge) throw new Error(`${placed.orderId} has no charge`);
  return { placed, chargeId: charge.id };
};

/** So many at once: more would ask what a small machine can start, not what the shop does with them. */
const AT_ONCE = 10;

/** Each notification five times over, all in one shuffled heap, beside the provider's own five. */
const floodWith = async ({ world, history }: Stage, all: readonly Flooded[], seed: number): Promise<void> => {
  const heap = shuffled(
    seed,
    all.flatMap((one) => Array.from({ length: COPIES }, () => one)),
  );
  const send = async (client: number): Promise<void> => {
    for (let next = heap.pop(); next; next = heap.pop()) {
      const { chargeId, placed } = next;
      const status = await notify(world, { chargeId, orderId: placed.orderId });
      const type = status === 200 ? 'ok' : 'fail';
      history.record({ client, name: 'notify', type, value: { orderId: placed.orderId, chargeId, status } });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, client) => send(client)));
};

/**
 * Paid, and by its notification: nobody sweeps, and the order's own end, which asks the provider too, is still to come.
 */
const paidByNotification = async (stage: Stage, { placed, chargeId }: Flooded): Promise<Violation[]> => {
  const { world } = stage;
  const view = await watch(world, placed, hasEnded, world.pixExpirySeconds * 1000);
  const lines = await linesOf(stage, 'payments-on-payment-notification', chargeId, '"captured"');
  const said = (what: string) => broken('nothing-lost', `${placed.orderId}: ${what}`);
  return [
    ...(view?.status === 'paid' ? [] : [said(`notified ten times, and ${view?.status}`)]),
    ...(lines > 0 ? [] : [said('no notification settled it')]),
  ];
};

const flood = async (stage: Stage, count: number, seed: number): Promise<Violation[]> => {
  const { world, history } = stage;
  const all = await Promise.all(Array.from({ length: count }, () => withCharge(stage)));
  await misbehave(world, { duplicates: COPIES - 1, reorder: 3 });
  await Promise.all(all.map(({ placed, chargeId }) => pay(stage, placed, chargeId)));
  await floodWith(stage, all, seed);
  await misbehave(world, {});
  const lost = await Promise.all(all.map((one) => paidByNotification(stage, one)));
  const refused = history.of('notify', 'fail');
  return [
    ...lost.flat(),
    ...refused.map(({ value }) =>
      broken('nothing-lost', `a true notification was refused: ${JSON.stringify(value)}`),
    ),
    ...met([
      { what: 'true notifications taken', seen: history.of('notify', 'ok').length, least: count * COPIES },
    ]),
  ];
};

const run = async (world: World, { seed, size, say, history }: RunOptions): Promise<Outcome> => {
  const stage = await setStage(world, history);
  await setFaults(world, { seed, rules: [noSweeps] });
  const flooded = await flood(stage, orders[size], seed);
  say('true notifications sent');
  const refused = await falseNotifications(stage);
  say('false notifications sent');
  const { books, violations } = await judge(stage);
  return {
    violations: [...flooded, ...refused, ...violations],
    facts: {
      'orders flooded': orders[size],
      'copies of each notification': 2 * COPIES,
      'taken by the shop': history.of('notify', 'ok').length,
      orders: books.orders.length,
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
      fault: 'A forged or stale notification of a payment that has been made',
      shopper: 'Nothing: it is refused and counted, the order waits until the true one comes',
    },
    {
      fault: 'The provider tells another amount, another order or another account',
      shopper: 'The order waits; staff are told; when the record is right it is paid',
    },
  ],
  shape: { short: '4 orders, 5 + 5 copies', full: '12 orders, 5 + 5 copies' },
  run,
};
