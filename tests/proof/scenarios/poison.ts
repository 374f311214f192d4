import { setTimeout as pause } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { redrive } from '@loja/local/redrive.ts';
import { broken, type Violation } from '../checkers/violation.ts';
import { queueDepths, readBooks } from '../ledgers.ts';
import type { Outcome, RunOptions, Scenario, Size } from '../scenario.ts';
import { watch } from '../shopper.ts';
import { hasEnded, judge, order, payWhenShown, type Stage, setStage } from '../stage.ts';
import { awsOptions, noFaults, setFaults, type World } from '../world.ts';

const orders: Readonly<Record<Size, number>> = { short: 3, full: 8 };

/** Nothing that any version of us would have sent. */
const poisons = ['{"chargeId":', '{"hello":"world"}', 'null'];

const poison = async (world: World, queue: string): Promise<void> => {
  const sqs = new SQSClient(awsOptions(world));
  const url = `${world.aws}/000000000000/loja-local-${queue}`;
  for (const MessageBody of poisons) await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody }));
  sqs.destroy();
};

const until = async (seconds: number, seen: () => Promise<boolean>): Promise<boolean> => {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await seen()) return true;
    await pause(500);
  }
  return false;
};

const deadIn = async (world: World, queue: string): Promise<number> =>
  (await queueDepths(world))[`${queue}-dead-letters`] ?? 0;

/** Bad messages among good ones: the good have their effect, the bad end where a person finds them, and only they. */
const poisoned = async (stage: Stage, count: number): Promise<Violation[]> => {
  const { world } = stage;
  const before = await deadIn(world, 'payment-notifications');
  const placed = await Promise.all(
    Array.from({ length: count }, () => order(stage, { 'DIAM-250-GRAOS': 1 })),
  );
  await Promise.all([
    poison(world, 'payment-notifications'),
    ...placed.map((one) => payWhenShown(stage, one)),
  ]);
  const views = await Promise.all(placed.map((one) => watch(world, one, hasEnded, 20_000)));
  const paid = views.filter((view) => view?.status === 'paid').length;
  const isSetAside = await until(
    120,
    async () => (await deadIn(world, 'payment-notifications')) === before + poisons.length,
  );
  return [
    ...(paid === count ? [] : [broken('nothing-lost', `${paid} of ${count} paid beside bad messages`)]),
    ...(isSetAside ? [] : [broken('nothing-lost', 'bad messages are not in the dead-letter queue')]),
  ];
};

/** E-mail is down until every letter is given up; handed back, each arrives once. */
const handedBack = async (
  stage: Stage,
  count: number,
): Promise<{ violations: Violation[]; moved: number }> => {
  const { world, earlier } = stage;
  await setFaults(world, {
    rules: [{ id: 'no e-mail', where: { service: 'ses' }, fault: { kind: 'error' } }],
  });
  const placed = await Promise.all(
    Array.from({ length: count }, () => order(stage, { 'DIAM-250-GRAOS': 1 })),
  );
  await Promise.all(placed.map((one) => payWhenShown(stage, one)));
  await Promise.all(placed.map((one) => watch(world, one, hasEnded, 20_000)));
  const isGivenUp = await until(240, async () => (await queueDepths(world)).emails === 0);
  const lettersBefore = (await readBooks(world, earlier)).mails.filter(({ orderId }) =>
    placed.some((one) => one.orderId === orderId),
  ).length;
  await noFaults(world);
  const moved = (await redrive(awsOptions(world), 'local', 'emails'))?.moved ?? 0;
  const ofEach = async () => {
    const { mails } = await readBooks(world, earlier);
    return placed.every(({ orderId }) => mails.filter((mail) => mail.orderId === orderId).length >= 2);
  };
  const arrived = await until(120, ofEach);
  return {
    moved,
    violations: [
      ...(isGivenUp && lettersBefore === 0
        ? []
        : [broken('nothing-lost', 'letters did not wait for a person')]),
      ...(arrived ? [] : [broken('nothing-lost', `handed back ${moved} letters, not all arrived`)]),
    ],
  };
};

const run = async (world: World, { size, say }: RunOptions): Promise<Outcome> => {
  const stage = await setStage(world);
  const beside = await poisoned(stage, orders[size]);
  say('bad messages set aside');
  const back = await handedBack(stage, orders[size]);
  const { violations } = await judge(stage);
  return {
    violations: [...beside, ...back.violations, ...violations],
    facts: { 'orders beside bad messages': orders[size], 'letters handed back': back.moved },
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
  shape: { short: '3 orders each', full: '8 orders each' },
  run,
};
