import type { Behaviour } from './distribution.ts';
import { NONE, selects } from './selection.ts';
import type { ViewerContext, ViewerRequest } from './viewer-function.ts';

export type OriginRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Headers;
};

// Per connection (RFC 9110 §7.6.1), or ours to write.
const NEVER_FORWARDED = new Set([
  'connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'content-length',
  'cookie',
  'if-none-match',
  'if-modified-since',
  'range',
]);

type Both = (part: 'headers' | 'cookies' | 'query', name: string) => boolean;

/** What the cache policy takes goes to the origin too. */
function selector({ cache, originRequest }: Behaviour): Both {
  return (part, name) =>
    selects(cache[part], name) || (originRequest ? selects(originRequest[part], name) : false);
}

function filtered(text: string, separator: string, keep: (name: string) => boolean): string {
  return text
    .split(separator)
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '' && keep(pair.split('=')[0] ?? ''))
    .join(separator === ';' ? '; ' : separator);
}

function ownHeaders(context: ViewerContext & { port: number; agent: string }): [string, string][] {
  return [
    ['cloudfront-viewer-address', `${context.ip}:${context.port}`],
    ['cloudfront-forwarded-proto', 'https'],
    ['cloudfront-viewer-country', 'BR'],
    ['cloudfront-is-mobile-viewer', String(/Mobile/.test(context.agent))],
    ['cloudfront-is-desktop-viewer', String(!/Mobile/.test(context.agent))],
  ];
}

const reserved = (name: string): boolean =>
  name.startsWith('cloudfront-') || name.startsWith('x-amz-cf-') || name === 'x-forwarded-for';

function viewerHeaders(request: ViewerRequest, takes: Both): Headers {
  const headers = new Headers();
  for (const [name, value] of request.headers)
    if (!reserved(name) && !NEVER_FORWARDED.has(name) && takes('headers', name)) headers.append(name, value);
  const cookies = filtered(request.headers.get('cookie') ?? '', ';', (name) => takes('cookies', name));
  if (cookies) headers.set('cookie', cookies);
  // A body's type is forwarded whatever the policies say.
  const contentType = request.headers.get('content-type');
  if (contentType) headers.set('content-type', contentType);
  if (!headers.has('user-agent')) headers.set('user-agent', 'Amazon CloudFront');
  if (!headers.has('accept-encoding')) headers.set('accept-encoding', 'identity');
  return headers;
}

/** The request as the origin gets it under the behaviour's policies. */
export function originRequestOf(
  request: ViewerRequest,
  behaviour: Behaviour,
  context: ViewerContext & { port: number },
): OriginRequest {
  const takes = selector(behaviour);
  const headers = viewerHeaders(request, takes);
  const asked = [behaviour.cache.cloudFrontHeaders, behaviour.originRequest?.cloudFrontHeaders ?? NONE];
  const agent = request.headers.get('user-agent') ?? '';
  for (const [name, value] of ownHeaders({ ...context, agent }))
    if (asked.some((selection) => selects(selection, name))) headers.set(name, value);
  headers.set('x-forwarded-for', context.ip);
  headers.set('x-amz-cf-id', context.requestId);
  headers.set('via', '2.0 local.cloudfront.net (CloudFront)');
  for (const { name, value } of behaviour.origin.customHeaders) headers.set(name, value);
  return {
    method: request.method,
    path: behaviour.origin.path + request.path,
    query: filtered(request.query, '&', (name) => takes('query', name)),
    headers,
  };
}

/** Neither policy takes cookies: CloudFront also keeps the origin from setting them. */
export function dropsSetCookie({ cache, originRequest }: Behaviour): boolean {
  return (
    cache.cookies.kind === 'none' && (originRequest === undefined || originRequest.cookies.kind === 'none')
  );
}
