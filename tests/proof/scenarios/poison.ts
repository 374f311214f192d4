import { setTimeout as pause } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { shuffled, throwDice } from '@loja/local/faults/dice.ts';
import { redrive } from '@loja/local/redrive.ts';
import { met } from '../checkers/met.ts';
import { broken, type Violation } from '../checkers/violation.ts';
import { queueDepths, readBooks } from '../ledgers.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { type Placed, watch } from '../shopper.ts';
import { hasEnded, judge, order, payWhenShown, type Stage, setStage } from '../stage.ts';
import { hasten } from '../tempo.ts';
import { until } from '../until.ts';
import { awsOptions, noFaults, setFaults, type World } from '../world.ts';

const orders: Readonly<Record<Size, number>> = { short: 3, full: 8 };

const QUEUE = 'payment-notifications';

/** Nothing that any version of us would have sent; a run takes half of them. */
const poisons = [
  '{"chargeId":',
  '{"hello":"world"}',
  'null',
  'ORD1',
  '{"provider":"mercadopago","pspOrderId":""}',
  '{"provider":"of another shop","pspOrderId":"ORD1"}',
];

const coffees = ['DIAM-250-GRAOS', 'DIAM-250-COADO', 'DIAM-250-ESPRESSO'];

const basketAt = (seed: number, at: number): Readonly<Record<string, number>> => ({
  [coffees[Math.floor(throwDice(seed, 'coffee', at) * coffees.length)] ?? 'DIAM-250-GRAOS']:
    1 + Math.floor(throwDice(seed, 'bags', at) * 3),
});

const poison = async (world: World, bodies: readonly string[], seed: number): Promise<void> => {
  const sqs = new SQSClient(awsOptions(world));
  const url = `${world.aws}/000000000000/loja-local-${QUEUE}`;
  for (const [at, MessageBody] of bodies.entries()) {
    await pause(throwDice(seed, 'poison', at) * 2_000);
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody }));
  }
  sqs.destroy();
};

const deadIn = async (world: World, queue: string): Promise<number> =>
  (await queueDepths(world))[`${queue}-dead-letters`] ?? 0;

type Posed = { stage: Stage; seed: number; placed: readonly Placed[]; found: Violation[] };

const lost = (what: string): Violation => broken('nothing-lost', what);

/** Bad messages among good ones: the good have their effect, the bad end where a person finds them, and only they. */
const setAside = async ({ stage, seed, placed, found }: Posed, bad: readonly string[]): Promise<void> => {
  const { world } = stage;
  const before = await deadIn(world, QUEUE);
  await Promise.all([poison(world, bad, seed), ...placed.map((one) => payWhenShown(stage, one))]);
  const views = await Promise.all(placed.map((one) => watch(world, one, hasEnded, 20_000)));
  const paid = views.filter((view) => view?.status === 'paid').length;
  if (paid < placed.length) found.push(lost(`${paid} of ${placed.length} paid beside bad messages`));
  const isSetAside = await until(120, async () => (await deadIn(world, QUEUE)) === before + bad.length);
  if (!isSetAside) found.push(lost('bad messages are not in the dead-letter queue'));
};

const LETTERS = 'emails';

/** While the post is closed every letter is given up, and a person hands all of them back; how many. */
const handBack = async ({ stage, placed, found }: Posed): Promise<number> => {
  const { world, earlier, depthsBefore } = stage;
  const due = 2 * placed.length;
  const before = depthsBefore[`${LETTERS}-dead-letters`] ?? 0;
  const isGivenUp = await until(240, async () => (await deadIn(world, LETTERS)) >= before + due);
  const { mails } = await readBooks(world, earlier);
  if (!isGivenUp || mails.length > 0) found.push(lost('letters did not wait for a person'));
  await noFaults(world);
  await hasten(world, { [QUEUE]: { seconds: 5, tries: 5 } });
  const moved = (await redrive(awsOptions(world), 'local', LETTERS))?.moved ?? 0;
  const arrived = await until(120, async () => (await readBooks(world, earlier)).mails.length >= due);
  if (!arrived) found.push(lost(`handed back ${moved} letters, not all arrived`));
  return moved;
};

const run = async (world: World, { seed, size, say, history }: RunOptions): Promise<Outcome> => {
  const stage = await setStage(world, history);
  await setFaults(world, {
    rules: [{ id: 'no e-mail', where: { service: 'ses' }, fault: { kind: 'error' } }],
  });
  // Given up in seconds; handed back, letters wait out the lease of who failed to send them.
  await hasten(world, { [LETTERS]: { seconds: 2, tries: 5 }, [QUEUE]: { seconds: 5, tries: 5 } });
  const placed = await Promise.all(
    Array.from({ length: orders[size] }, (_, at) => order(stage, basketAt(seed, at))),
  );
  const bad = shuffled(seed, poisons).slice(0, poisons.length / 2);
  const posed: Posed = { stage, seed, placed, found: [] };
  const [moved] = await Promise.all([handBack(posed), setAside(posed, bad)]);
  say(`${bad.length} bad messages set aside, ${moved} letters handed back`);
  const { violations } = await judge(stage, { meantToDie: { [`${QUEUE}-dead-letters`]: bad.length } });
  return {
    violations: [
      ...posed.found,
      ...violations,
      ...met([{ what: 'letters handed back', seen: moved, least: 2 * orders[size] }]),
    ],
    facts: { orders: orders[size], 'bad messages': bad.length, 'letters handed back': moved },
  };
};

export const poisonMessages: Scenario = {
  name: 'poison',
  title: 'Messages that cannot be handled, and work that was given up',
  experiences: [
    {
      fault: 'Unreadable messages among payment notifications',
      shopper: 'Nothing: neighbours in the same batch are handled; the bad ones wait for a person',
    },
    {
      fault: 'E-mail is down until every letter is given up',
      shopper: 'The order page tells all meanwhile; after a person hands the letters back each arrives once',
    },
  ],
  shape: { short: '3 orders', full: '8 orders' },
  run,
};
