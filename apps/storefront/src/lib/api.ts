import type { Problem } from '@loja/contracts/errors.ts';
import type { ReplyOf, Route } from '@loja/contracts/route.ts';
import { renewedSession } from './renewed-session.ts';
import { type Input, send } from './send.ts';

/** A refusal by the API, or `unreachable` when no answer came that the contract knows. */
export type Failure =
  | { ok: false; problem: Pick<Problem, 'code' | 'fields'> }
  | { ok: false; problem: 'unreachable' };
export type Answer<R extends Route> = { ok: true; value: ReplyOf<R> } | Failure;
type Sent<Value> = { ok: true; value: Value } | Failure;

const unreachable: Failure = { ok: false, problem: 'unreachable' };

const isStale = ({ problem }: Failure): boolean =>
  problem !== 'unreachable' && problem.code === 'session_stale';

const answered = async <Value>(
  response: Response,
  read: (response: Response) => Promise<Value>,
): Promise<Sent<Value>> => {
  if (response.ok) return { ok: true, value: await read(response) };
  const json = await response.json();
  return typeof json?.code === 'string' ? { ok: false, problem: json } : unreachable;
};

/** Asks, and once more after a renewal where the session wants one: whoever signed in last week need not notice. */
const asked = async <R extends Route, Value>(
  [method, path, input]: readonly [R['method'], R['path'], Input<R>],
  read: (response: Response) => Promise<Value>,
): Promise<Sent<Value>> => {
  const ask = async () => answered(await send<R>(method, path, input), read);
  try {
    const first = await ask();
    if (first.ok || !isStale(first)) return first;
    await renewedSession();
    return await ask();
  } catch {
    return unreachable;
  }
};

/**
 * One call of the contract's route `R`. The contract comes as a type only: the shared client carries the schema
 * library, whose weight a product page cannot afford. Method and path are still checked against it.
 */
export const call = <R extends Route>(
  method: R['method'],
  path: R['path'],
  input: Input<R> = {},
): Promise<Answer<R>> =>
  asked<R, ReplyOf<R>>([method, path, input], (response) => response.json() as Promise<ReplyOf<R>>);

/** The same for a route that answers with a file. */
export const callForFile = <R extends Route>(
  method: R['method'],
  path: R['path'],
  input: Input<R> = {},
): Promise<Sent<Blob>> => asked<R, Blob>([method, path, input], (response) => response.blob());
