import { broken } from '../checkers/violation.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { judge, order, payWhenShown, type Stage, setStage } from '../stage.ts';
import { setClocks, type World } from '../world.ts';

const minutes = (count: number): number => count * 60_000;

/** Which clocks are wrong by how much; each set is lived through by orders that are paid and orders that are not. */
const skews: readonly Readonly<Record<string, number>>[] = [
  { '*': minutes(5) },
  { '*': minutes(-5) },
  { 'payments-step-request-payment': minutes(5), 'payments-on-payment-notification': minutes(-5) },
  {
    'ordering-http-customer': minutes(-5),
    'ordering-expire-order': minutes(5),
    'ordering-confirm-order': minutes(-5),
  },
];

const sizes: Readonly<Record<Size, { sets: number; orders: number }>> = {
  short: { sets: 2, orders: 2 },
  full: { sets: skews.length, orders: 4 },
};

const live = async (stage: Stage, orders: number): Promise<number> => {
  const paid = await Promise.all(
    Array.from({ length: orders }, async (_, at) => {
      const placed = await order(stage, { 'DIAM-250-GRAOS': 1 });
      // Every second one is never paid and must expire.
      return at % 2 === 0 && payWhenShown(stage, placed);
    }),
  );
  return paid.filter(Boolean).length;
};

const run = async (world: World, { size, say }: RunOptions): Promise<Outcome> => {
  const { sets, orders } = sizes[size];
  const stage = await setStage(world);
  let paid = 0;
  for (const skew of skews.slice(0, sets)) {
    await setClocks(world, skew);
    paid += await live(stage, orders);
    say(`clocks wrong by ${JSON.stringify(skew)}: lived through`);
  }
  const { books, violations, rested } = await judge(stage);
  await setClocks(world, {});
  const mine = books.orders.filter(({ orderId }) => stage.known.has(orderId));
  const honoured = mine.filter(({ status }) => status === 'paid').length;
  return {
    violations: [
      ...violations,
      ...(rested ? [] : [broken('orders-end', 'not at rest within the bound')]),
      ...(honoured === paid ? [] : [broken('money-is-goods', `${honoured} of ${paid} paid orders are paid`)]),
    ],
    facts: { 'sets of clocks': sets, orders: mine.length, paid, expired: mine.length - honoured },
  };
};

export const clockSkew: Scenario = {
  name: 'clock-skew',
  title: 'The clocks of functions are wrong by five minutes',
  experiences: [
    {
      fault: 'The clock of all functions, or of some, is five minutes wrong',
      shopper: 'Nothing: what is paid is paid, what is not expires in its time',
    },
  ],
  shape: { short: '2 sets of clocks', full: '4 sets of clocks' },
  run,
};
