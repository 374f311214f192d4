import type { BodySentOf, Route } from '@loja/contracts/route.ts';

export type Input<R extends Route> = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: BodySentOf<R>;
  headers?: Record<string, string>;
  /** Lets the call outlive the page. */
  keepalive?: boolean;
};

/** Long enough for a cold start, short enough that nobody stares at a dead button. */
export const PATIENCE_MS = 12_000;

const placed = (path: string, params: Record<string, string> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

/** One request as the API wants it. */
export const send = <R extends Route>(
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
