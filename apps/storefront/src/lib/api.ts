import type { Problem } from '@loja/contracts/errors.ts';
import type { BodySentOf, ReplyOf, Route } from '@loja/contracts/route.ts';

/** A refusal by the API, or `unreachable` when no answer came that the contract knows. */
export type Failure =
  | { ok: false; problem: Pick<Problem, 'code' | 'fields'> }
  | { ok: false; problem: 'unreachable' };
export type Answer<R extends Route> = { ok: true; value: ReplyOf<R> } | Failure;

type Input<R extends Route> = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: BodySentOf<R>;
  headers?: Record<string, string>;
  /** Lets the call outlive the page. */
  keepalive?: boolean;
};

/** Long enough for a cold start, short enough that nobody stares at a dead button. */
const PATIENCE_MS = 12_000;

const placed = (path: string, params: Record<string, string> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

const send = <R extends Route>(
  method: R['method'],
  path: R['path'],
  { params, query, body, headers, keepalive = false }: Input<R>,
): Promise<Response> =>
  fetch(`/api${placed(path, params)}${query ? `?${new URLSearchParams(query)}` : ''}`, {
    method,
    headers: {
      accept: 'application/json',
      // No form of another site can send it (ASVS 5.0 3.5.1).
      'x-loja-client': 'shop',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    keepalive,
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/**
 * One call of the contract's route `R`. The contract comes as a type only: the shared client carries the schema
 * library, whose weight a product page cannot afford. Method and path are still checked against it.
 */
export const call = async <R extends Route>(
  method: R['method'],
  path: R['path'],
  input: Input<R> = {},
): Promise<Answer<R>> => {
  try {
    const response = await send(method, path, input);
    const json = await response.json();
    if (response.ok) return { ok: true, value: json };
    return { ok: false, problem: typeof json?.code === 'string' ? json : 'unreachable' };
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
};

/** The same for a route that answers with a file. */
export const callForFile = async <R extends Route>(
  method: R['method'],
  path: R['path'],
  input: Input<R> = {},
): Promise<{ ok: true; value: Blob } | Failure> => {
  try {
    const response = await send(method, path, input);
    if (response.ok) return { ok: true, value: await response.blob() };
    const json = await response.json();
    return { ok: false, problem: typeof json?.code === 'string' ? json : 'unreachable' };
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
};
