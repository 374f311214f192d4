import { setTimeout as pause } from 'node:timers/promises';
import type { Books } from './books.ts';
import { isDeadLetterQueue, queueDepths, readBooks } from './ledgers.ts';
import type { World } from './world.ts';

const isResting = ({ orders, executions }: Books): boolean =>
  orders.every(({ status }) => status !== 'awaiting_payment') &&
  executions.length >= orders.length &&
  executions.every(({ status }) => status !== 'RUNNING');

/** What would still change if one waited: the outcome of a run counts when this stands still. */
const figureOf = ({ orders, executions, mails, charges, entries }: Books): string =>
  JSON.stringify([
    orders.map(({ orderId, status }) => `${orderId} ${status}`).toSorted(),
    executions.map(({ status }) => status).toSorted(),
    mails.length,
    entries.length,
    charges.map(({ status, refunds }) => `${status} ${refunds.length}`).toSorted(),
  ]);

export type Rest = { books: Books; rested: boolean; afterMs: number };

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
    const isQuiet = Object.entries(depths).every(
      ([name, count]) => count === 0 || isDeadLetterQueue(name) || unheeded.includes(name),
    );
    const rested = isResting(books) && isQuiet && now - stillSince >= 2_000;
    if (rested || now - began > boundMs) return { books, rested, afterMs: Math.round(now - began) };
    await pause(500);
  }
};
