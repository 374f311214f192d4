import { Problem } from './errors.ts';
import type { BodySentOf, ParamsOf, ReplyOf, Route } from './route.ts';

/** A refusal of the API, or `unreachable` when there was no answer that the contract knows. */
export type CallFailure = { ok: false; problem: Problem } | { ok: false; problem: 'unreachable' };
export type CallResult<R extends Route> = { ok: true; value: ReplyOf<R> } | CallFailure;

type Input<R extends Route> = {
  params?: ParamsOf<R>;
  body?: BodySentOf<R>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** Calls one route. `fetcher` and `base` (e.g. "/api") are parameters so that tests and pages share it. */
export const callRoute = async <R extends Route>(
  fetcher: typeof fetch,
  base: string,
  route: R,
  input: Input<R> = {},
): Promise<CallResult<R>> => {
  const values = new Map(Object.entries<unknown>(Object(input.params ?? {})));
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
  try {
    const response = await fetcher(`${base}${path}`, {
      method: route.method,
      headers: {
        accept: 'application/json',
        ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...input.headers,
      },
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(input.signal ? { signal: input.signal } : {}),
    });
    const json: unknown = await response.json();
    if (response.ok) return { ok: true, value: json as ReplyOf<R> };
    const problem = Problem.safeParse(json);
    return { ok: false, problem: problem.success ? problem.data : 'unreachable' };
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
};
