import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Journal } from './journal.ts';
import { FaultPlan, Plan } from './rules.ts';

/** What the control API turns. */
type Controlled = { plan: FaultPlan; readonly journal: Journal };

export const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

export const bodyOf = async (message: IncomingMessage): Promise<unknown> => {
  let text = '';
  for await (const chunk of message) text += chunk;
  return JSON.parse(text === '' ? '{}' : text);
};

const replacePlan = async (
  controlled: Controlled,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const plan = Plan.safeParse(await bodyOf(message));
  if (!plan.success) return answer(response, 400, { error: z.prettifyError(plan.error) });
  controlled.plan = new FaultPlan(plan.data);
  answer(response, 200, controlled.plan.plan);
};

/** Calls seen, narrowed by equal fields of the query, e.g. `?function=…&since=120`. */
const callsSeen = ({ journal }: Controlled, query: URLSearchParams) => {
  const since = Number(query.get('since') ?? 0);
  const wanted = query.get('function');
  return journal.entries.filter((entry) => entry.n > since && (wanted === null || wanted === entry.function));
};

/**
 * `POST /_faults/plan` replaces the plan, its dice and its counts; `GET /_faults/plan` tells it with what has struck;
 * `GET /_faults/calls` tells what came by; `DELETE /_faults/calls` forgets that.
 */
export const control = async (
  controlled: Controlled,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://proxy');
  const route = `${message.method} ${pathname}`;
  if (route === 'POST /_faults/plan') return replacePlan(controlled, message, response);
  if (route === 'GET /_faults/plan')
    return answer(response, 200, { ...controlled.plan.plan, struck: controlled.plan.struck });
  if (route === 'GET /_faults/calls')
    return answer(response, 200, { calls: callsSeen(controlled, searchParams) });
  if (route === 'DELETE /_faults/calls') {
    controlled.journal.clear();
    return answer(response, 200, {});
  }
  return answer(response, 404, { error: `nothing at ${route}` });
};
