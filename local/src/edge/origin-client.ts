import { Agent, type IncomingMessage, request as send } from 'node:http';
import type { OriginKind } from './distribution.ts';
import type { OriginRequest } from './origin-request.ts';

export type OriginAddresses = {
  readonly site: { readonly endpoint: string; readonly bucket: string };
  readonly media: { readonly endpoint: string; readonly bucket: string };
  /** Full base; the request's path is appended. */
  readonly api: { readonly url: string };
};

export type Answer = { status: number; headers: Headers; body: Buffer };

// CloudFront's default origin response timeout.
const TIMEOUT_MS = 30_000;

const DROPPED = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'trailer',
  'upgrade',
]);

export type OriginClient = {
  fetch(kind: OriginKind, request: OriginRequest, body: Buffer): Promise<Answer>;
  close(): void;
};

type Target = { readonly base: URL; readonly path: string };

// The path is not passed through URL, which would resolve `..` and so reach another bucket.
function targetOf(addresses: OriginAddresses, kind: OriginKind, path: string): Target {
  const base = new URL(kind === 'api' ? addresses.api.url : addresses[kind].endpoint);
  const bucket = kind === 'api' ? '' : `/${addresses[kind].bucket}`;
  return { base, path: base.pathname.replace(/\/$/, '') + bucket + path };
}

function answeredHeaders(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct))
    if (!DROPPED.has(name)) for (const value of values) headers.append(name, value);
  return headers;
}

function exchange(
  { base, path }: Target,
  request: OriginRequest,
  body: Buffer,
  agent: Agent,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = Object.fromEntries(request.headers);
    // A forwarded Host would name the shop, not the origin that is asked.
    headers.host = base.host;
    if (body.length > 0) headers['content-length'] = String(body.length);
    const options = { method: request.method, path, headers, agent, timeout: TIMEOUT_MS };
    const outgoing = send(base, options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        resolve({
          status: incoming.statusCode ?? 502,
          headers: answeredHeaders(incoming),
          body: Buffer.concat(chunks),
        });
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('origin timed out')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** As a private bucket answers: without `s3:ListBucket` a missing object is a 403, without CORS rules there are no CORS headers. */
function asPrivateBucket({ status, headers, body }: Answer): Answer {
  for (const name of [...headers.keys()]) if (name.startsWith('access-control-')) headers.delete(name);
  return { status: status === 404 ? 403 : status, headers, body };
}

export function createOriginClient(addresses: OriginAddresses): OriginClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  return {
    async fetch(kind, request, body) {
      const { path, query } = request;
      if (kind === 'api')
        return exchange(targetOf(addresses, kind, query ? `${path}?${query}` : path), request, body, agent);
      // Reads of a bucket need neither the viewer's headers nor its query.
      const plain = { ...request, headers: new Headers({ 'accept-encoding': 'identity' }) };
      return asPrivateBucket(await exchange(targetOf(addresses, kind, path), plain, body, agent));
    },
    close: () => agent.destroy(),
  };
}
