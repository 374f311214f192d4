import { setTimeout as pause } from 'node:timers/promises';
import type { Books } from './books.ts';
import { isDeadLetterQueue, queueDepths, readBooks } from './ledgers.ts';
import type { World } from './world.ts';

/** What is not over yet, as a person would ask about it. */
const unfinishedIn = ({ orders, executions }: Books): string[] => [
  ...orders
    .filter(({ status }) => status === 'awaiting_payment')
    .map(({ orderId }) => `${orderId} awaits payment`),
  ...(executions.length < orders.length
    ? [`${orders.length - executions.length} orders without a workflow`]
    : []),
  ...executions
    .filter(({ status }) => status === 'RUNNING')
    .map(({ orderId }) => `the workflow of ${orderId} runs`),
];

/** What would still change if one waited: the outcome of a run counts when this stands still. */
const figureOf = ({ orders, executions, mails, charges, entries }: Books): string =>
  JSON.stringify([
    orders.map(({ orderId, status }) => `${orderId} ${status}`).toSorted(),
    executions.map(({ status }) => status).toSorted(),
    mails.length,
    entries.length,
    charges.map(({ status, refunds }) => `${status} ${refunds.length}`).toSorted(),
  ]);

/** `unfinished` is empty when the run has come to rest. */
export type Rest = { books: Books; unfinished: readonly string[]; afterMs: number };

const busyQueues = (depths: Readonly<Record<string, number>>, unheeded: readonly string[]): string[] =>
  Object.entries(depths)
    .filter(([name, count]) => count > 0 && !isDeadLetterQueue(name) && !unheeded.includes(name))
    .map(([name, count]) => `${count} messages in ${name}`);

const STILL_MS = 2_000;

/**
 * Waits until every order of the run has ended, every workflow too, the queues are empty and nothing has changed for
 * two seconds; gives up at the bound and lets the checkers say what is wrong. Queues that are `unheeded` may go on.
 */
export const comeToRest = async (
  world: World,
  earlier: ReadonlySet<string>,
  boundMs: number,
  unheeded: readonly string[] = [],
): Promise<Rest> => {
  const began = performance.now();
  let last = '';
  let stillSince = began;
  for (;;) {
    const [books, depths] = await Promise.all([readBooks(world, earlier), queueDepths(world)]);
    const now = performance.now();
    const figure = figureOf(books);
    if (figure !== last) stillSince = now;
    last = figure;
    const unfinished = [...unfinishedIn(books), ...busyQueues(depths, unheeded)];
    const isStill = now - stillSince >= STILL_MS;
    if ((unfinished.length === 0 && isStill) || now - began > boundMs)
      return {
        books,
        unfinished: isStill || unfinished.length > 0 ? unfinished : ['the books still change'],
        afterMs: Math.round(now - began),
      };
    await pause(500);
  }
};
