import { setTimeout as pause } from 'node:timers/promises';
import { throwDice } from '@loja/local/faults/dice.ts';
import { broken, type Violation } from '../checkers/violation.ts';
import { linesOf, noSweeps } from '../notifying.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { watch } from '../shopper.ts';
import { boundMs, hasEnded, judge, order, pay, pixOf, type Stage, setStage } from '../stage.ts';
import { chargesOf, misbehaveAbout, noFaults, setFaults, type World } from '../world.ts';

const orders: Readonly<Record<Size, number>> = { short: 4, full: 12 };

/** The local stage sweeps every ten seconds what is ten seconds old; the rest is time to work. */
const SWEPT_WITHIN_MS = (10 + 10 + 10) * 1000;

/** Who settles it instead, and the word of it in that function's log. */
type Instead = { waitMs: number; withinMs: number; by: string; says: string };

type Paid = { orderId: string; ms: number; found: Violation[] };

/** Pays at a moment of the seed's choosing; the provider tells nobody. */
const payUntold = async (stage: Stage, { waitMs, withinMs, by, says }: Instead): Promise<Paid> => {
  const { world } = stage;
  const placed = await order(stage, { 'DIAM-250-GRAOS': 1 });
  const { orderId } = placed;
  await misbehaveAbout(world, orderId, { drop: true });
  await pixOf(stage, placed);
  const [charge] = await chargesOf(world, orderId);
  if (!charge) throw new Error(`${orderId} has no charge`);
  await pause(waitMs);
  await pay(stage, placed, charge.id);
  const began = performance.now();
  const view = await watch(world, placed, hasEnded, withinMs);
  const ms = Math.round(performance.now() - began);
  const said = (what: string) => broken('orders-end', `${orderId}: ${what}`);
  const found = [
    ...(view?.status === 'paid' ? [] : [said(`${view?.status} ${ms} ms after it was paid`)]),
    ...((await linesOf(stage, by, orderId, says)) > 0 ? [] : [said(`${by} did not settle it`)]),
    ...((await linesOf(stage, 'payments-on-payment-notification', charge.id)) === 0
      ? []
      : [said('was notified after all')]),
  ];
  return { orderId, ms, found };
};

const withoutSweeps = async (
  world: World,
  seed: number,
  all: (insteadAt: (at: number) => Instead) => Promise<Paid[]>,
): Promise<Paid[]> => {
  await setFaults(world, { rules: [noSweeps] });
  const ended = await all((at) => ({
    waitMs: throwDice(seed, 'ends', at) * 15_000,
    withinMs: boundMs(world),
    by: 'ordering-expire-order',
    says: '"paid"',
  }));
  await noFaults(world);
  return ended;
};

const run = async (world: World, { seed, size, say, history }: RunOptions): Promise<Outcome> => {
  const stage = await setStage(world, history);
  const all = (insteadAt: (at: number) => Instead): Promise<Paid[]> =>
    Promise.all(Array.from({ length: orders[size] }, (_, at) => payUntold(stage, insteadAt(at))));
  const swept = await all((at) => ({
    waitMs: throwDice(seed, 'pays', at) * 8_000,
    withinMs: SWEPT_WITHIN_MS,
    by: 'reconciliation-sweep-payments',
    says: '"captured"',
  }));
  say('swept');
  const ended = size === 'short' ? [] : await withoutSweeps(world, seed, all);
  const { violations } = await judge(stage);
  return {
    violations: [...[...swept, ...ended].flatMap(({ found }) => found), ...violations],
    facts: {
      'orders never notified': swept.length + ended.length,
      'slowest sweep ms': Math.max(...swept.map(({ ms }) => ms)),
      'bound ms': SWEPT_WITHIN_MS,
      'paid by their own end': ended.length,
    },
  };
};

export const lostWebhook: Scenario = {
  name: 'lost-webhook',
  title: 'The notification of a payment never comes',
  experiences: [
    {
      fault: 'The notification of a payment never comes',
      shopper: 'Paid all the same, by the next sweep: here within 30 s, in production within 7 minutes',
    },
    {
      fault: 'It never comes and nobody sweeps',
      shopper: 'Paid when the order would have ended: before goods are let go the provider is asked',
    },
  ],
  shape: { short: '4 orders swept', full: '12 orders swept, 12 without sweeps' },
  run,
};
