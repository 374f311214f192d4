import type { Problem } from './errors.ts';
import type { BodySentOf, ParamsOf, QuerySentOf, ReplyOf, Route } from './route.ts';

/**
 * Where a route is, without its schemas: a browser loads these (generated in `endpoints.generated.ts`)
 * and not zod, and keeps the types.
 */
export interface Endpoint<R extends Route> {
  method: R['method'];
  path: R['path'];
  /** Carries the type only; never set. */
  route?: R;
}

/** A refusal of the API, or `unreachable` when there was no answer that the contract knows. */
export type CallFailure = { ok: false; problem: Problem } | { ok: false; problem: 'unreachable' };
export type CallResult<R extends Route> = { ok: true; value: ReplyOf<R> } | CallFailure;

interface Input<R extends Route> {
  params?: ParamsOf<R>;
  query?: QuerySentOf<R>;
  body?: BodySentOf<R>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

const isProblem = (json: unknown): json is Problem =>
  typeof json === 'object' && json !== null && 'code' in json && 'status' in json && 'title' in json;

/** No page of another site can send it without asking first: the API's defence against forged requests. */
const clientHeader = (path: string): Record<string, string> => ({
  'x-loja-client': path.startsWith('/staff/') ? 'back-office' : 'shop',
});

const send = <R extends Route>(
  fetcher: typeof fetch,
  base: string,
  endpoint: Endpoint<R>,
  input: Input<R>,
): Promise<Response> => {
  const values = new Map(Object.entries<unknown>(Object(input.params ?? {})));
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
  const asked = new URLSearchParams(
    Object.entries<unknown>(Object(input.query ?? {})).map(([k, v]) => [k, String(v)]),
  );
  const question = input.query === undefined ? '' : `?${asked}`;
  const sent = input.body === undefined ? {} : { body: JSON.stringify(input.body) };
  const type: Record<string, string> = input.body === undefined ? {} : { 'content-type': 'application/json' };
  const client = endpoint.method === 'GET' ? {} : clientHeader(endpoint.path);
  return fetcher(`${base}${path}${question}`, {
    method: endpoint.method,
    headers: { accept: 'application/json', ...type, ...client, ...input.headers },
    ...sent,
    ...(input.signal ? { signal: input.signal } : {}),
  });
};

const refusal = (json: unknown): CallFailure => ({
  ok: false,
  problem: isProblem(json) ? json : 'unreachable',
});

/** Whether a session that stands must be renewed first; every page's calls wait for one and the same renewal. */
const isStale = async (response: Response): Promise<boolean> => {
  if (response.status !== 401) return false;
  const json: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return isProblem(json) && json.code === 'session_stale';
};

const renewals = new WeakMap<typeof fetch, Promise<unknown>>();
const renew = (fetcher: typeof fetch, url: string, path: string): Promise<unknown> => {
  const headers = { accept: 'application/json', ...clientHeader(path) };
  const renewal =
    renewals.get(fetcher) ??
    fetcher(url, { method: 'POST', headers }).finally(() => renewals.delete(fetcher));
  renewals.set(fetcher, renewal);
  return renewal;
};

/** Sends, and once more after a renewal where the session asks for one (`session_stale`). */
const sendRenewed = async <R extends Route>(
  fetcher: typeof fetch,
  base: string,
  endpoint: Endpoint<R>,
  input: Input<R>,
): Promise<Response> => {
  const response = await send(fetcher, base, endpoint, input);
  if (!(await isStale(response))) return response;
  const door = endpoint.path.startsWith('/staff/') ? '/staff/auth' : '/auth';
  await renew(fetcher, `${base}${door}/refresh`, endpoint.path);
  return send(fetcher, base, endpoint, input);
};

/** Calls one route. `fetcher` and `base` (e.g. "/api") are parameters so that tests and pages share it. */
export const callRoute = async <R extends Route>(
  fetcher: typeof fetch,
  base: string,
  endpoint: Endpoint<R>,
  input: Input<R> = {},
): Promise<CallResult<R>> => {
  try {
    const response = await sendRenewed(fetcher, base, endpoint, input);
    const json: unknown = await response.json();
    return response.ok ? { ok: true, value: json as ReplyOf<R> } : refusal(json);
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
};

/** Calls a route that answers with a file (`Route.file`); otherwise as `callRoute`. */
export const fetchFile = async <R extends Route>(
  fetcher: typeof fetch,
  base: string,
  endpoint: Endpoint<R>,
  input: Input<R> = {},
): Promise<{ ok: true; value: Blob } | CallFailure> => {
  try {
    const response = await sendRenewed(fetcher, base, endpoint, input);
    return response.ok ? { ok: true, value: await response.blob() } : refusal(await response.json());
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
};
