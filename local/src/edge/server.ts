import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readDistribution } from './distribution.ts';
import { Edge } from './edge.ts';
import { followInvalidations, type InvalidationSource, invalidationsOf } from './invalidations.ts';
import { type Answer, createOriginClient, type OriginAddresses } from './origin-client.ts';
import { readTemplate } from './template.ts';

export type EdgeOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: '127.0.0.1';
  /** The synthesised template with the distribution, and others that it refers to. */
  readonly templatePaths: readonly string[];
  /** How the logical id of the distribution begins, where the templates have several. */
  readonly distribution?: string;
  readonly origins: OriginAddresses;
  /** Value of the origin headers that are secrets in the template. */
  readonly originSecret: string;
  /** Where the shopper finds the shop, such as `http://localhost:8080`; functions see its host. */
  readonly shopOrigin: string;
  /** The deployed distribution, whose invalidations are to be followed. */
  readonly invalidations?: InvalidationSource;
  /** Epoch milliseconds. */
  readonly now?: () => number;
};

export type RunningEdge = {
  readonly url: string;
  close(): Promise<void>;
  /** As a CloudFront invalidation does. */
  invalidate(paths: readonly string[]): void;
};

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct))
    for (const value of values) headers.append(name, value);
  return headers;
}

function send(outgoing: ServerResponse, answer: Answer, method: string): void {
  outgoing.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  const bodiless = answer.status === 304 || answer.status === 204;
  if (!bodiless && (method !== 'HEAD' || answer.body.length > 0))
    outgoing.setHeader('content-length', answer.body.length);
  outgoing.end(method === 'HEAD' || bodiless ? undefined : answer.body);
}

async function handle(
  edge: Edge,
  host: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const method = incoming.method ?? 'GET';
  const target = incoming.url ?? '/';
  const at = target.indexOf('?');
  const request = {
    method,
    path: at < 0 ? target : target.slice(0, at),
    query: at < 0 ? '' : target.slice(at + 1),
    headers: headersOf(incoming),
  };
  const viewer = {
    ip: incoming.socket.remoteAddress ?? '',
    port: incoming.socket.remotePort ?? 0,
    requestId: randomUUID(),
    host,
  };
  send(outgoing, await edge.serve(request, await bodyOf(incoming), viewer), method);
}

/** Serves the shop as the synthesised distribution says, over plain HTTP on loopback. */
export async function startEdge(options: EdgeOptions): Promise<RunningEdge> {
  const { origins: addresses, originSecret } = options;
  const buckets = { site: addresses.site.bucket, media: addresses.media.bucket };
  const distribution = readDistribution(
    options.templatePaths.map(readTemplate),
    { buckets, originSecret },
    options.distribution,
  );
  const origins = createOriginClient(addresses);
  const edge = new Edge(distribution, origins, options.now ?? Date.now);
  const { host: shopHost } = new URL(options.shopOrigin);
  const server = createServer((incoming, outgoing) => {
    handle(edge, shopHost, incoming, outgoing).catch((error: unknown) => {
      console.error(error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const following =
    options.invalidations &&
    followInvalidations(invalidationsOf(options.invalidations), (paths) => edge.invalidate(paths));
  await following?.begun;
  return {
    url: `http://${options.host}:${port}`,
    invalidate: (paths) => edge.invalidate(paths),
    close: async () => {
      await following?.stop();
      origins.close();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
    },
  };
}
