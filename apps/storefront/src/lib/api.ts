import type { Problem } from '@loja/contracts/errors.ts';
import type { BodySentOf, ReplyOf, Route } from '@loja/contracts/route.ts';

/** A refusal by the API, or `unreachable` when no answer came that the contract knows. */
export type Failure =
  | { ok: false; problem: Pick<Problem, 'code' | 'fields'> }
  | { ok: false; problem: 'unreachable' };
export type Answer<R extends Route> = { ok: true; value: ReplyOf<R> } | Failure;

type Input<R extends Route> = {
  params?: Record<string, string>;
  body?: BodySentOf<R>;
  headers?: Record<string, string>;
  /** Lets the call outlive the page. */
  keepalive?: boolean;
};

/** Long enough for a cold start, short enough that nobody stares at a dead button. */
const PATIENCE_MS = 12_000;

/**
 * One call of the contract's route `R`. The contract comes as a type only: the shared client carries the schema
 * library, whose weight a product page cannot afford. Method and path are still checked against it.
 */
export const call = async <R extends Route>(
  method: R['method'],
  path: R['path'],
  input: Input<R> = {},
): Promise<Answer<R>> => {
  const url = `/api${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''))}`;
  const headers = {
    accept: 'application/json',
    ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...input.headers,
  };
  try {
    const response = await fetch(url, {
      method,
      headers,
      keepalive: input.keepalive ?? false,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    });
    const json = await response.json();
    if (response.ok) return { ok: true, value: json };
    return { ok: false, problem: typeof json?.code === 'string' ? json : 'unreachable' };
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
};
