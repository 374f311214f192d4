import { setTimeout as pause } from 'node:timers/promises';
import { throwDice } from '@loja/local/faults/dice.ts';
import { broken } from '../checkers/violation.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { shelve } from '../shelf.ts';
import { cancel, type Placed } from '../shopper.ts';
import { judge, order, pixOf, type Stage, setStage } from '../stage.ts';
import { chargesOf, payCharge, type World } from '../world.ts';

const interleavings: Readonly<Record<Size, number>> = { short: 8, full: 40 };

/** Around the instant at which the code ends, or from just before our workflow stops waiting until well after. */
const momentOf = (world: World, seed: number, at: number): number => {
  const dice = throwDice(seed, 'late', at);
  const graceMs = Math.min(900, world.pixExpirySeconds) * 1000;
  return at % 2 === 0 ? (dice - 0.5) * 4_000 : graceMs + dice * 9_000 - 2_000;
};

type Race = { placed: Placed; paid: boolean };

/** Pays at its moment; the bank settles what it had begun, closed or not. Every fourth cancels at that same moment. */
const race = async (stage: Stage, placed: Placed, seed: number, at: number): Promise<Race> => {
  const { world } = stage;
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

/** Meanwhile others take what is free again at once: some of the late money finds nothing left to buy. */
const buyUp = async (stage: Stage, isOver: () => boolean): Promise<number> => {
  let taken = 0;
  while (!isOver()) {
    const one = await order(stage, { 'MOGI-250-GRAOS': 1 }).catch(() => undefined);
    if (one) taken += 1;
    await pause(300);
  }
  return taken;
};

const run = async (world: World, { seed, size }: RunOptions): Promise<Outcome> => {
  const count = interleavings[size];
  await shelve(world, 'MOGI', count * 250);
  const stage = await setStage(world);
  const placed = await Promise.all(
    Array.from({ length: count }, () => order(stage, { 'MOGI-250-GRAOS': 1 })),
  );
  const racing = placed.map((one, at) => race(stage, one, seed, at));
  let isOver = false;
  const others = buyUp(stage, () => isOver);
  const races = await Promise.all(racing);
  isOver = true;
  const boughtUp = await others;
  const { books, violations, rested } = await judge(stage);
  const statusOf = ({ orderId }: Placed) => books.orders.find((row) => row.orderId === orderId)?.status;
  const paid = races.filter((one) => one.paid);
  const held = paid.filter(({ placed }) => statusOf(placed) === 'paid');
  const untold = paid.filter(
    ({ placed }) =>
      statusOf(placed) !== 'paid' &&
      !books.mails.some(({ orderId, subject }) => orderId === placed.orderId && /^Devolvemos/.test(subject)),
  );
  return {
    violations: [
      ...violations,
      ...untold.map(({ placed }) =>
        broken('refusals-are-clean', `${placed.orderId}: money went back, untold`),
      ),
      ...(rested ? [] : [broken('orders-end', 'not at rest within the bound')]),
    ],
    facts: {
      races: races.length,
      'bought up by others': boughtUp,
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
