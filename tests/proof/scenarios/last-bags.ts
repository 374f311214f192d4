import { throwDice } from '@loja/local/faults/dice.ts';
import type { PlanSent } from '@loja/local/faults/rules.ts';
import { type Least, met } from '../checkers/met.ts';
import { refusalsAreClean, soldOutExactly } from '../checkers/stock.ts';
import { stockOf } from '../ledgers.ts';
import { comeToRest } from '../rest.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { shelve } from '../shelf.ts';
import { type Placed, type Purchase, place, reviewed, watch } from '../shopper.ts';
import { boundMs, judge, type Stage, setStage } from '../stage.ts';
import { watchStock } from '../watchers.ts';
import { chargesOf, payCharge, setFaults, struckBy, type World } from '../world.ts';

const scarce = { stockItemId: 'CASA', gramsPerBag: 250 };

/** Each takes one of the scarce bags: alone, beside other coffees, or inside a kit that holds one. */
const baskets: readonly Readonly<Record<string, number>>[] = [
  { 'CASA-250-GRAOS': 1 },
  { 'CASA-250-COADO': 1, 'VARA-250-GRAOS': 1 },
  { 'KIT-CASA-VARA-QUIN-GRAOS': 1 },
  { 'CASA-250-ESPRESSO': 1, 'QUIN-250-GRAOS': 2, 'VARA-250-GRAOS': 1 },
  { 'KIT-CASA-VARA-QUIN-COADO': 1, 'VARA-250-COADO': 1 },
];

const sizes: Readonly<Record<Size, { buyers: number; bags: number }>> = {
  short: { buyers: 30, bags: 5 },
  full: { buyers: 200, bags: 20 },
};

/** All that can go wrong at once, at rates that differ by seed. */
const faultsOf = (seed: number): PlanSent => {
  const rate = (name: string, most: number) => most * (0.3 + 0.7 * throwDice(seed, 'rate', name));
  const ordering = {
    function: 'ordering-http-customer',
    service: 'dynamodb',
    operation: 'TransactWriteItems',
  };
  const crashing = [
    'ordering-http-customer',
    'ordering-relay-outbox',
    'ordering-on-order-placed',
    'ordering-confirm-order',
    'payments-step-request-payment',
    'payments-http-public',
    'payments-on-payment-notification',
    'payments-relay-outbox',
    'notifications-send-email',
  ];
  return {
    seed,
    rules: [
      ...crashing.flatMap((name) =>
        [false, true].map((after) => ({
          id: `crash ${after ? 'after' : 'before'} ${name}`,
          where: { function: name },
          fault: { kind: 'crash' as const, after },
          probability: rate(`crash ${name} ${after}`, 0.1),
          count: 2,
        })),
      ),
      { id: 'conflict', where: ordering, fault: { kind: 'conflict' }, probability: rate('conflict', 0.3) },
      {
        id: 'lost answer',
        where: ordering,
        fault: { kind: 'cut', after: true },
        probability: rate('lost answer', 0.1),
      },
      {
        id: 'conflict elsewhere',
        where: { service: 'dynamodb', operation: 'TransactWriteItems' },
        fault: { kind: 'conflict' },
        probability: rate('conflict elsewhere', 0.1),
      },
      {
        id: 'throttle',
        where: { service: 'dynamodb' },
        fault: { kind: 'throttle' },
        probability: rate('throttle', 0.05),
      },
      { id: 'broken', where: { target: 'aws' }, fault: { kind: 'error' }, probability: rate('broken', 0.03) },
      {
        id: 'broken after',
        where: { target: 'aws' },
        fault: { kind: 'error', after: true },
        probability: rate('broken after', 0.03),
      },
      {
        id: 'provider lost',
        where: { target: 'psp' },
        fault: { kind: 'cut', after: true },
        probability: rate('provider lost', 0.1),
      },
      {
        id: 'provider slow',
        where: { target: 'psp' },
        fault: { kind: 'delay', ms: 400 },
        probability: rate('provider slow', 0.3),
      },
    ],
  };
};

type Run = { stage: Stage; placed: Placed[]; seed: number };

/** Waits for the Pix and pays it, as soon as there is one; gives up with the order. */
const pay = async ({ stage: { world, history } }: Run, client: number, placed: Placed): Promise<void> => {
  history.record({ client, name: 'pay', type: 'invoke', value: placed.orderId });
  const decided = (status: string) => status !== 'awaiting_payment';
  const view = await watch(
    world,
    placed,
    ({ payment, status }) => Boolean(payment.pix) || decided(status),
    boundMs(world),
  );
  const [charge] = view?.payment.pix ? await chargesOf(world, placed.orderId) : [];
  const paid = charge !== undefined && (await payCharge(world, charge.id));
  history.record({ client, name: 'pay', type: paid ? 'ok' : 'fail', value: placed.orderId });
};

const buy = async (run: Run, client: number, purchase: Purchase): Promise<boolean> => {
  const {
    placed,
    stage: { world, history, known },
  } = run;
  history.record({ client, name: 'buy', type: 'invoke' });
  const answer = await place(world, purchase);
  if (answer.kind === 'placed') {
    history.record({ client, name: 'buy', type: 'ok', value: answer.placed.orderId });
    placed.push(answer.placed);
    known.add(answer.placed.orderId);
    await pay(run, client, answer.placed);
    return true;
  }
  if (answer.kind === 'refused') history.record({ client, name: 'buy', type: 'fail', value: answer.code });
  else history.record({ client, name: 'buy', type: 'info', value: answer.why });
  return false;
};

const freeBags = async (world: World): Promise<number> => {
  const row = (await stockOf(world)).find(({ stockItemId }) => stockItemId === scarce.stockItemId);
  return Math.floor((row?.free ?? 0) / scarce.gramsPerBag);
};

/** Carts up to the review step, some at a time: the rush is at the till, not in the aisles. */
const fillBaskets = async (run: Run, buyers: number): Promise<Purchase[]> => {
  const purchases: Purchase[] = [];
  for (let first = 0; first < buyers; first += 10)
    purchases.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(10, buyers - first) }, (_, at) => {
          const basket = Math.floor(throwDice(run.seed, 'basket', first + at) * baskets.length);
          return reviewed(run.stage.world, baskets[basket] ?? {});
        }),
      )),
    );
  return purchases;
};

/** An order that a fault has ended gives its bag back; who went away empty-handed comes again for it. */
const MOST_WAVES = 6;

const sellOut = async (run: Run, purchases: readonly Purchase[], say: RunOptions['say']) => {
  const { world, earlier } = run.stage;
  let waiting = purchases.map((purchase, client) => ({ purchase, client }));
  for (let wave = 1; ; wave += 1) {
    const bought = await Promise.all(waiting.map(({ purchase, client }) => buy(run, client, purchase)));
    waiting = waiting
      .filter((_, at) => !bought[at])
      .map(({ client, purchase }) => ({ client, purchase: { ...purchase, key: crypto.randomUUID() } }));
    // Letters and contracts wait out the lease of who died over them; nobody at the till waits for that.
    const rest = await comeToRest(world, earlier, boundMs(world), ['emails', 'contracts']);
    const left = await freeBags(world);
    say(
      `wave ${wave}: ${run.placed.length} orders so far, ${left} bags left, at rest after ${rest.afterMs} ms`,
    );
    if (left === 0 || wave === MOST_WAVES || waiting.length === 0) return { ...rest, waves: wave };
  }
};

/** Of each kind of fault so many must have struck; a short run is too small for the rare ones. */
const minimaOf = (struck: Readonly<Record<string, number>>, refusals: number, size: Size): Least[] => {
  const sumOf = (...words: readonly string[]) =>
    Object.entries(struck)
      .filter(([id]) => words.some((word) => id.startsWith(word)))
      .reduce((sum, [, count]) => sum + count, 0);
  const isFull = size === 'full';
  return [
    { what: 'functions killed', seen: sumOf('crash'), least: isFull ? 15 : 5 },
    { what: 'transactions in conflict', seen: sumOf('conflict'), least: isFull ? 10 : 1 },
    { what: 'calls throttled', seen: sumOf('throttle'), least: isFull ? 10 : 1 },
    { what: 'calls answered 500', seen: sumOf('broken'), least: isFull ? 10 : 1 },
    { what: 'answers to an order lost', seen: sumOf('lost answer'), least: isFull ? 1 : 0 },
    { what: 'provider slow or its answer lost', seen: sumOf('provider'), least: 1 },
    { what: 'buyers who came too late', seen: refusals, least: 1 },
  ];
};

const run = async (world: World, { seed, size, say, history }: RunOptions): Promise<Outcome> => {
  const { buyers, bags } = sizes[size];
  await shelve(world, scarce.stockItemId, bags * scarce.gramsPerBag);
  for (const plenty of ['VARA', 'QUIN']) await shelve(world, plenty, 500_000);
  const stage = await setStage(world, history);
  const current: Run = { stage, placed: [], seed };
  const purchases = await fillBaskets(current, buyers);
  await setFaults(world, faultsOf(seed));
  const reading = watchStock(world, stage.history);
  const rest = await sellOut(current, purchases, say).finally(() => reading.stop());
  const struck = await struckBy(world);
  const { books, violations } = await judge(stage);
  const sum = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((all, count) => all + count, 0);
  const refusals = stage.history.of('buy', 'fail').length;
  const paid = books.orders.filter(({ status }) => status === 'paid').length;
  return {
    violations: [
      ...violations,
      ...soldOutExactly(books, [...stage.known], { ...scarce, bags }),
      ...refusalsAreClean(stage.history),
      ...met(minimaOf(struck, refusals, size)),
    ],
    facts: {
      buyers,
      bags,
      'orders paid': paid,
      'orders ended unpaid': books.orders.length - paid,
      refusals,
      waves: rest.waves,
      'faults struck': sum(struck),
      crashes: sum(Object.fromEntries(Object.entries(struck).filter(([id]) => id.startsWith('crash')))),
      'dead letters': sum(books.deadLetters),
      seconds: Math.round(stage.history.elapsed / 1000),
    },
  };
};

export const lastBags: Scenario = {
  name: 'last-bags',
  title: 'Everybody wants the last bags while everything fails now and then',
  experiences: [
    {
      fault: 'Many buyers at once for the last bags, in mixed carts and kits',
      shopper: 'Exactly as many orders as bags; everybody else is told at once that it is sold out',
    },
    {
      fault: 'DynamoDB refuses transactions (conflict), throttles or answers 500',
      shopper: 'A moment longer; the page sends the same purchase again by itself',
    },
    {
      fault: 'The answer to an order is lost after it was placed',
      shopper: 'The repeat under the same key answers the same order; nothing is bought twice',
    },
    {
      fault: 'Functions die in the middle of their work',
      shopper: 'The order goes on by itself, or ends with its money given back',
    },
    {
      fault: 'The provider is slow or its answers are lost',
      shopper: 'The Pix code comes a little later; one charge only',
    },
  ],
  shape: {
    short: '30 buyers, 5 bags',
    full: '200 buyers, 20 bags',
  },
  run,
};
