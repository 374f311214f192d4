import type { Books } from '../books.ts';
import { broken, type Violation } from './violation.ts';

const told = (what: string): Violation => broken('orders-end', what);

/** A failed workflow is no end: its order is in nobody's hands until a task says so. */
export const ordersEnd = ({
  orders,
  executions,
  tasks,
}: Pick<Books, 'orders' | 'executions' | 'tasks'>): Violation[] => {
  const handedToPerson = new Set(
    tasks.filter(({ taskId }) => taskId.startsWith('stuck_order.')).map(({ orderId }) => orderId),
  );
  const begun = new Set(executions.map(({ orderId }) => orderId));
  return [
    ...orders
      .filter(({ status, orderId }) => status === 'awaiting_payment' && !handedToPerson.has(orderId))
      .map(({ orderId }) => told(`${orderId} still waits and nobody was told`)),
    ...orders
      .filter(({ orderId }) => !begun.has(orderId))
      .map(({ orderId, status }) => told(`${orderId} (${status}) never got a workflow`)),
    ...executions
      .filter(
        ({ status, orderId }) => /^(FAILED|TIMED_OUT|ABORTED)$/.test(status) && !handedToPerson.has(orderId),
      )
      .map(({ orderId, status }) => told(`the workflow of ${orderId} is ${status} and nobody was told`)),
  ];
};

/**
 * Work that the run gave up, by dead-letter queue: what waited there before is not the run's, and what was `meant` to
 * end there must be there, no more and no less.
 */
export const nothingLost = (
  { deadLetters }: Pick<Books, 'deadLetters'>,
  before: Readonly<Record<string, number>> = {},
  meant: Readonly<Record<string, number>> = {},
): Violation[] =>
  [...new Set([...Object.keys(deadLetters), ...Object.keys(meant)])]
    .map((queue) => ({
      queue,
      given: (deadLetters[queue] ?? 0) - (before[queue] ?? 0),
      expected: meant[queue] ?? 0,
    }))
    .filter(({ given, expected }) => given !== expected)
    .map(({ queue, given, expected }) =>
      broken('nothing-lost', `${queue}: ${given} messages given up, ${expected} should be`),
    );
