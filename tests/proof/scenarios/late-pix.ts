import { setTimeout as pause } from 'node:timers/promises';
import { throwDice } from '@loja/local/faults/dice.ts';
import { broken } from '../checkers/violation.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { shelve } from '../shelf.ts';
import { cancel, type Placed } from '../shopper.ts';
import { judge, order, pixOf, type Stage, setStage } from '../stage.ts';
import { chargesOf, payCharge, type World } from '../world.ts';

const interleavings: Readonly<Record<Size, number>> = { short: 8, full: 40 };

/** Around the instant at which the code ends, and around the later one at which our workflow stops waiting. */
const momentOf = (world: World, seed: number, at: number): number => {
  const spread = (throwDice(seed, 'late', at) - 0.5) * 4_000;
  const graceMs = Math.min(900, world.pixExpirySeconds) * 1000;
  return at % 2 === 0 ? spread : graceMs + spread;
};

type Race = { placed: Placed; paid: boolean };

/** Pays at its moment; the bank settles what it had begun, closed or not. Every fourth cancels at that same moment. */
const race = async (stage: Stage, seed: number, at: number): Promise<Race> => {
  const { world } = stage;
  const placed = await order(stage, { 'MOGI-250-GRAOS': 1 });
  await pixOf(stage, placed);
  const endsAt = Date.now() + world.pixExpirySeconds * 1000;
  const [charge] = await chargesOf(world, placed.orderId);
  await pause(Math.max(0, endsAt + momentOf(world, seed, at) - Date.now()));
  const [paid] = await Promise.all([
    charge === undefined ? false : payCharge(world, charge.id, true),
    at % 4 === 3 ? cancel(world, placed) : undefined,
  ]);
  return { placed, paid };
};

const run = async (world: World, { seed, size }: RunOptions): Promise<Outcome> => {
  const count = interleavings[size];
  await shelve(world, 'MOGI', count * 250);
  const stage = await setStage(world);
  const racing = Array.from({ length: count }, (_, at) => race(stage, seed, at));
  // Meanwhile others buy what expires: some of the late money finds nothing left to buy.
  const buyUp = (async () => {
    await pause((world.pixExpirySeconds + 3) * 1000);
    const taken = await Promise.allSettled(
      Array.from({ length: Math.ceil(count / 4) }, () => order(stage, { 'MOGI-250-GRAOS': 1 })),
    );
    return taken.filter(({ status }) => status === 'fulfilled').length;
  })();
  const races = await Promise.all(racing);
  const others = await buyUp;
  const { books, violations, rested } = await judge(stage);
  const statusOf = ({ orderId }: Placed) => books.orders.find((row) => row.orderId === orderId)?.status;
  const paid = races.filter((one) => one.paid);
  const held = paid.filter(({ placed }) => statusOf(placed) === 'paid');
  return {
    violations: [...violations, ...(rested ? [] : [broken('orders-end', 'not at rest within the bound')])],
    facts: {
      races: races.length,
      'bought up by others': others,
      'money came': paid.length,
      'honoured with goods': held.length,
      'given back': paid.length - held.length,
    },
  };
};

export const latePix: Scenario = {
  name: 'late-pix',
  title: 'The money arrives in the moment in which the order ends',
  experiences: [
    {
      fault: 'A Pix paid in the second in which its code ends',
      shopper: 'Paid, or the money comes back by itself; never both, never neither',
    },
    {
      fault: 'A Pix paid after the order ended',
      shopper: 'Honoured when there are goods, else given back by itself; told either way',
    },
    {
      fault: 'Paid while the shopper cancels',
      shopper: 'Either the order stands, or the money comes back by itself',
    },
  ],
  shape: { short: '8 interleavings', full: '40 interleavings' },
  run,
};
