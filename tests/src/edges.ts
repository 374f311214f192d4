import { readFileSync, writeFileSync } from 'node:fs';
import { request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningEdge, startEdge } from '@loja/local/edge/server.ts';
import { inject } from 'vitest';
import { urls } from './shopper.ts';

export interface Changes {
  /** Limits of rate rules, by the rule's name. */
  limits?: Record<string, number>;
  /** Where the API is said to be. */
  apiUrl?: string;
}

interface Rule {
  Name: string;
  Statement: { RateBasedStatement?: { Limit: number } };
}
interface Resource {
  Type: string;
  Properties: { Rules?: Rule[] };
}

/** The deployed template with other limits, as `-c ordersPerFiveMinutes=` would have made it. */
const withLimits = (path: string, limits: Record<string, number>): string => {
  const template: { Resources: Record<string, Resource> } = JSON.parse(readFileSync(path, 'utf8'));
  for (const { Type, Properties } of Object.values(template.Resources)) {
    for (const { Name, Statement } of (Type === 'AWS::WAFv2::WebACL' && Properties.Rules) || [])
      if (Statement.RateBasedStatement && limits[Name]) Statement.RateBasedStatement.Limit = limits[Name];
  }
  const changed = join(tmpdir(), `loja-edge-${crypto.randomUUID()}.template.json`);
  writeFileSync(changed, JSON.stringify(template));
  return changed;
};

/** A second door into the shop of the tests, with a cache and counters of its own. */
export const ownEdge = ({ limits = {}, apiUrl }: Changes = {}): Promise<RunningEdge> => {
  const { shop } = inject('edges');
  return startEdge({
    ...shop,
    port: 0,
    templatePaths: shop.templatePaths.map((path) => withLimits(path, limits)),
    origins: { ...shop.origins, ...(apiUrl ? { api: { url: apiUrl } } : {}) },
  });
};

export interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Any of 127.0.0.0/8 is an address of its own. */
  from?: string;
  /** Of another door than the shop's. */
  base?: string;
}
export interface Answered {
  status: number;
  headers: Record<string, string | undefined>;
  body: string;
}

/** Asks as written: neither path nor headers are tidied up, as `fetch` would. */
export const ask = (path: string, asked: Asked = {}): Promise<Answered> => {
  const { method = 'GET', headers = {}, body, from = '127.0.0.1', base = urls.shop } = asked;
  const { hostname, port } = new URL(base);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, method, headers: { ...length, ...headers }, localAddress: from };
    const outgoing = send(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(incoming.headers).map(([name, value]) => [name, value?.toString()]),
          ),
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
};

/** Whether the edge answered from what it keeps. */
export const isHit = ({ headers }: Answered): boolean => headers['x-cache'] === 'Hit from cloudfront';
