import { setTimeout as pause } from 'node:timers/promises';
import { broken, type Violation } from '../checkers/violation.ts';
import { type Placed, payAgain, type View, watch } from '../shopper.ts';
import { boundMs, giveUp, hasEnded, order, pay, payWhenShown, pixOf, type Stage } from '../stage.ts';
import { chargesOf } from '../world.ts';

/** A way in which an order can go; together they take every way that the workflow has, and those of money going back. */
export type Way = {
  name: string;
  /** What the provider does wrong on this way. */
  provider?: Record<string, unknown>;
  /** Whether it ends without waiting for time to pass. */
  isQuick: boolean;
  walk: (stage: Stage) => Promise<Violation[]>;
};

const basket = { 'DIAM-250-GRAOS': 1 };

/** The states in which an order may be left though functions died on its way; another is a way that was not walked. */
const endsIn = async (
  { world }: Stage,
  placed: Placed,
  ...states: readonly string[]
): Promise<Violation[]> => {
  const isThere = ({ status }: View) => states.includes(status);
  const view = await watch(world, placed, isThere, boundMs(world));
  return view && isThere(view)
    ? []
    : [broken('orders-end', `${placed.orderId} is ${view?.status}, not ${states.join(' or ')}`)];
};

const paidOrder = async (stage: Stage): Promise<Placed> => {
  const placed = await order(stage, basket);
  await payWhenShown(stage, placed);
  await watch(stage.world, placed, hasEnded, boundMs(stage.world));
  return placed;
};

/** A cancellation whose answer was lost is given again, as the page does it. */
const cancelled = async (stage: Stage, placed: Placed): Promise<void> => {
  for (let tried = 0; tried < 3 && (await giveUp(stage, placed)) !== 200; tried += 1) await pause(500);
};

/** The bank settles what it had begun, though the code has ended. */
const payLate = async (stage: Stage, placed: Placed): Promise<void> => {
  const [charge] = await chargesOf(stage.world, placed.orderId);
  if (charge) await pay(stage, placed, charge.id, true);
};

/** When the code has ended and the order not yet: a new code that outlives the workflow's first wait. */
const tryAgainLate = async (stage: Stage, placed: Placed, view: View | undefined): Promise<void> => {
  const { world, history } = stage;
  const lifeMs = world.pixExpirySeconds * 1000;
  await pause(1.7 * lifeMs);
  for (let tried = 0; tried < 3; tried += 1) {
    const total = view?.totals.total ?? { cents: 0 };
    const { status } = await payAgain(world, placed, total).catch(() => ({ status: 0 }));
    const type = status === 201 ? 'ok' : 'info';
    history.record({ client: -1, name: 'pay-again', type, value: { orderId: placed.orderId, status } });
    if (status === 201) break;
  }
  await pause(0.6 * lifeMs);
};

export const ways: readonly Way[] = [
  {
    name: 'paid',
    isQuick: true,
    walk: async (stage) => endsIn(stage, await paidOrder(stage), 'paid'),
  },
  {
    name: 'refused by the provider',
    isQuick: true,
    provider: { failNext: { count: 10_000, status: 400 } },
    walk: async (stage) => endsIn(stage, await order(stage, basket), 'cancelled'),
  },
  {
    name: 'cancelled after it was paid',
    isQuick: true,
    walk: async (stage) => {
      const placed = await paidOrder(stage);
      await cancelled(stage, placed);
      return endsIn(stage, placed, 'refunded');
    },
  },
  {
    name: 'cancelled by the shopper',
    isQuick: false,
    walk: async (stage) => {
      const placed = await order(stage, basket);
      await pixOf(stage, placed);
      await cancelled(stage, placed);
      return endsIn(stage, placed, 'cancelled');
    },
  },
  {
    name: 'paid after it was cancelled',
    isQuick: false,
    walk: async (stage) => {
      const placed = await order(stage, basket);
      await pixOf(stage, placed);
      await cancelled(stage, placed);
      await payLate(stage, placed);
      return endsIn(stage, placed, 'refunded');
    },
  },
  {
    name: 'never paid',
    isQuick: false,
    walk: async (stage) => endsIn(stage, await order(stage, basket), 'expired', 'cancelled'),
  },
  {
    name: 'paid after it expired',
    isQuick: false,
    walk: async (stage) => {
      const placed = await order(stage, basket);
      await watch(stage.world, placed, hasEnded, boundMs(stage.world));
      await payLate(stage, placed);
      return endsIn(stage, placed, 'paid', 'refunded');
    },
  },
  {
    name: 'tried again late',
    isQuick: false,
    walk: async (stage) => {
      const placed = await order(stage, basket);
      await tryAgainLate(stage, placed, await pixOf(stage, placed));
      await payWhenShown(stage, placed);
      return endsIn(stage, placed, 'paid', 'expired', 'cancelled');
    },
  },
];
