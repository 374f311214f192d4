import { setTimeout as pause } from 'node:timers/promises';
import { throwDice } from '@loja/local/faults/dice.ts';
import type { Books } from '../books.ts';
import { met } from '../checkers/met.ts';
import { stockOf } from '../ledgers.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { shelve } from '../shelf.ts';
import { type Placed, watch } from '../shopper.ts';
import {
  boundMs,
  giveUp,
  hasEnded,
  judge,
  order,
  pay,
  payWhenShown,
  pixOf,
  type Stage,
  setStage,
} from '../stage.ts';
import { chargesOf, type World } from '../world.ts';

const interleavings: Readonly<Record<Size, number>> = { short: 12, full: 40 };

/** When the money comes: as the code ends, as the workflow stops waiting, long after, or while the shopper cancels. */
const kinds = ['code ends', 'wait ends', 'too late', 'cancelled'] as const;
type Kind = (typeof kinds)[number];

/** The shopper's cancelling, in turns: before the money, at once, when the order is paid. */
const cancelLagMs = [-600, 300, 'once paid'] as const;

/** Of the scarce coffee others take at once what an ended order lets go; of the other there is always more. */
const coffees = { scarce: 'MOGI', plenty: 'DIAM' } as const;

type Race = {
  placed: Placed;
  kind: Kind;
  coffee: keyof typeof coffees;
  paid: boolean;
};

/** From the moment in which the Pix is shown. */
const payAtMs = (world: World, kind: Kind, dice: number): number => {
  const endMs = world.pixExpirySeconds * 1000;
  const graceMs = Math.min(900, world.pixExpirySeconds) * 1000;
  switch (kind) {
    case 'code ends':
      return endMs + (dice - 0.5) * 4_000;
    case 'wait ends':
      return endMs + graceMs + dice * 5_000 - 2_500;
    case 'too late':
      return endMs + graceMs;
    case 'cancelled':
      return dice * 0.7 * endMs;
  }
};

/** Pays at its moment; the bank settles what it had begun, closed or not. */
const race = async (stage: Stage, placed: Placed, seed: number, at: number): Promise<Race> => {
  const { world } = stage;
  const kind = kinds[at % kinds.length] ?? 'too late';
  const turn = Math.floor(at / kinds.length);
  await pixOf(stage, placed);
  const [charge] = await chargesOf(world, placed.orderId);
  const moneyAt = payAtMs(world, kind, throwDice(seed, 'late', at));
  const lag = cancelLagMs[turn % cancelLagMs.length] ?? 'once paid';
  const cancelling = async () => {
    if (lag === 'once paid') await watch(world, placed, hasEnded, boundMs(world));
    else await pause(Math.max(0, moneyAt + lag + throwDice(seed, 'cancel', at) * 300));
    await giveUp(stage, placed);
  };
  const paying = async () => {
    await pause(Math.max(0, moneyAt));
    // On a busy machine an order ends later than it should; others take what it held, and then the money comes.
    if (kind === 'too late') {
      await watch(world, placed, hasEnded, boundMs(world));
      await pause(6_000 + throwDice(seed, 'too late', at) * 4_000);
    }
    return charge !== undefined && pay(stage, placed, charge.id, true);
  };
  const [paid] = await Promise.all([paying(), kind === 'cancelled' ? cancelling() : undefined]);
  return { placed, kind, coffee: coffeeAt(at), paid };
};

/** Both coffees in every kind of race. */
const coffeeAt = (at: number): keyof typeof coffees =>
  Math.floor(at / kinds.length) % 2 === 0 ? 'scarce' : 'plenty';

/** Meanwhile others buy what is free again at once: some of the late money finds nothing left to buy. */
const buyUp = async (stage: Stage, isOver: () => boolean): Promise<number> => {
  const bought: Promise<boolean>[] = [];
  while (!isOver()) {
    const row = (await stockOf(stage.world)).find(({ stockItemId }) => stockItemId === coffees.scarce);
    const bags = Math.min(5, Math.floor((row?.free ?? 0) / 250));
    const one = bags > 0 && (await order(stage, { 'MOGI-250-GRAOS': bags }).catch(() => undefined));
    if (one) bought.push(payWhenShown(stage, one));
    await pause(300);
  }
  return (await Promise.all(bought)).filter(Boolean).length;
};

/** What became of the money of each race. Whether each was told of it is held against every order. */
const outcomesOf = ({ orders }: Pick<Books, 'orders'>, races: readonly Race[]) => {
  const timelineOf = ({ placed: { orderId } }: Race) =>
    orders.find((row) => row.orderId === orderId)?.timeline ?? [];
  const came = (one: Race, what: string) =>
    timelineOf(one).some(({ status, event }) => status === what || event === what);
  const paid = races.filter((one) => one.paid);
  const cancelled = paid.filter(({ kind }) => kind === 'cancelled');
  const count = (which: (one: Race) => boolean, of = paid) => of.filter(which).length;
  return {
    'money came': paid.length,
    'in time': count((one) => came(one, 'paid') && !came(one, 'paid_late') && !came(one, 'cancelled')),
    'late and honoured': count((one) => came(one, 'paid_late')),
    'late and given back': count((one) => came(one, 'expired') && came(one, 'refunded')),
    'cancelled before it was paid': count((one) => came(one, 'cancelled') && !came(one, 'paid'), cancelled),
    'cancelled after it was paid': count((one) => came(one, 'cancelled') && came(one, 'paid'), cancelled),
  };
};

const run = async (world: World, { seed, size, history }: RunOptions): Promise<Outcome> => {
  const count = interleavings[size];
  const scarce = Array.from({ length: count }, (_, at) => coffeeAt(at)).filter((one) => one === 'scarce');
  await shelve(world, coffees.scarce, scarce.length * 250);
  const stage = await setStage(world, history);
  const placed = await Promise.all(
    Array.from({ length: count }, (_, at) => order(stage, { [`${coffees[coffeeAt(at)]}-250-GRAOS`]: 1 })),
  );
  const racing = placed.map((one, at) => race(stage, one, seed, at));
  let isOver = false;
  const others = buyUp(stage, () => isOver);
  const races = await Promise.all(racing);
  // The last money is on its way to an order that has ended: what it wanted must stay gone until then.
  await pause(5_000);
  isOver = true;
  const boughtUp = await others;
  const { books, violations } = await judge(stage);
  const outcomes = outcomesOf(books, races);
  const minima = Object.entries(outcomes).map(([what, seen]) => ({ what, seen, least: 1 }));
  return {
    violations: [
      ...violations,
      ...met([...minima, { what: 'bought up by others', seen: boughtUp, least: 1 }]),
    ],
    facts: { races: races.length, 'bought up by others': boughtUp, ...outcomes },
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
      shopper: 'The order ends and the money comes back by itself, whichever came first',
    },
  ],
  shape: { short: '12 interleavings', full: '40 interleavings' },
  run,
};
