import { type CachePolicy, ttlOf } from './cache-policy.ts';
import { compressed, encodingFor } from './compression.ts';
import { type Behaviour, behaviourFor, type Distribution } from './distribution.ts';
import { cacheKeyOf, EdgeCache } from './edge-cache.ts';
import { Firewall } from './firewall.ts';
import { applyHeadersPolicy } from './headers-policy.ts';
import type { Answer, OriginClient } from './origin-client.ts';
import { dropsSetCookie, originRequestOf } from './origin-request.ts';
import { ownError } from './own-error.ts';

import { type ViewerContext, ViewerFunction, type ViewerRequest } from './viewer-function.ts';

export type Viewer = ViewerContext & { readonly port: number };

type Served = Answer & { readonly cache: string; readonly age?: number };

const CACHED_METHODS = new Set(['GET', 'HEAD']);

// CloudFront keeps these for the error TTL; other errors are never kept.
const KEPT_ERRORS = new Set([403, 404, 405, 410, 414, 500, 501, 502, 503, 504]);

/** A distribution at work, without a socket. */
export class Edge {
  readonly #distribution: Distribution;
  readonly #origins: OriginClient;
  readonly #now: () => number;
  readonly #cache = new EdgeCache();
  readonly #firewall: Firewall | undefined;
  readonly #functions = new Map<string, ViewerFunction>();

  constructor(distribution: Distribution, origins: OriginClient, now: () => number) {
    this.#distribution = distribution;
    this.#origins = origins;
    this.#now = now;
    this.#firewall = distribution.acl && new Firewall(distribution.acl, now);
    for (const { viewerRequest, viewerResponse } of distribution.behaviours)
      for (const code of [viewerRequest, viewerResponse])
        if (code) this.#functions.set(code, new ViewerFunction(code));
  }

  invalidate(paths: readonly string[]): void {
    this.#cache.invalidate(paths);
  }

  async serve(request: ViewerRequest, body: Buffer, viewer: Viewer): Promise<Answer> {
    const behaviour = behaviourFor(this.#distribution, request.path);
    const served = await this.#answer(request, body, behaviour, viewer);
    const headers = new Headers(served.headers);
    applyHeadersPolicy(headers, behaviour.headers);
    headers.set('x-cache', served.cache);
    headers.set('via', '2.0 local.cloudfront.net (CloudFront)');
    headers.set('x-amz-cf-id', viewer.requestId);
    if (served.age !== undefined) headers.set('age', String(served.age));
    return conditional(request, { status: served.status, headers, body: served.body });
  }

  async #answer(request: ViewerRequest, body: Buffer, behaviour: Behaviour, viewer: Viewer): Promise<Served> {
    const blocking = this.#firewall?.blockedBy({ ...request, ip: viewer.ip, body });
    if (blocking?.response) {
      const { status, headers, body } = blocking.response;
      const answered = new Headers(headers.map(([name, value]): [string, string] => [name, value]));
      if (body) answered.set('content-type', body.type);
      const content = Buffer.from(body?.content ?? '');
      return { status, headers: answered, body: content, cache: 'Error from cloudfront' };
    }
    if (blocking || !behaviour.methods.has(request.method)) return this.#error(ownError(403), viewer);

    const decided = await this.#onRequest(request, behaviour, viewer);
    if ('status' in decided)
      return {
        ...decided,
        body: Buffer.from(decided.body),
        cache: 'FunctionGeneratedResponse from cloudfront',
      };
    const served = await this.#fromCacheOrOrigin(decided, body, behaviour, viewer);
    const onResponse = behaviour.viewerResponse && this.#functions.get(behaviour.viewerResponse);
    if (!onResponse || served.status >= 400) return served;
    return { ...served, ...(await onResponse.onResponse(decided, served, viewer)) };
  }

  async #onRequest(request: ViewerRequest, behaviour: Behaviour, viewer: Viewer) {
    const code = behaviour.viewerRequest;
    const decided = code ? await this.#functions.get(code)?.onRequest(request, viewer) : request;
    if (decided === undefined || 'status' in decided) return decided ?? request;
    const root = this.#distribution.defaultRootObject;
    return decided.path === '/' && root ? { ...decided, path: `/${root}` } : decided;
  }

  async #fromCacheOrOrigin(
    request: ViewerRequest,
    body: Buffer,
    behaviour: Behaviour,
    viewer: Viewer,
  ): Promise<Served> {
    const encoding = encodingFor(
      request.headers.get('accept-encoding') ?? '',
      behaviour.cache,
      behaviour.compress,
    );
    const key = CACHED_METHODS.has(request.method) ? cacheKeyOf(request, behaviour, encoding) : undefined;
    const hit = key === undefined ? undefined : this.#cache.get(key, this.#now());
    if (hit) {
      const cache = hit.answer.status < 400 ? 'Hit from cloudfront' : 'Error from cloudfront';
      return { ...hit.answer, cache, age: hit.ageSeconds };
    }
    const { purges } = this.#cache;
    const answer = await this.#fetch(request, body, behaviour, viewer);
    const served =
      answer.status < 400 ? { ...answer, cache: 'Miss from cloudfront' } : await this.#error(answer, viewer);
    const ready = { ...served, ...(await compressed(served, encoding)) };
    if (key !== undefined)
      this.#keep(key, request.path, ready, { behaviour, originStatus: answer.status, purges });
    return ready;
  }

  #keep(
    key: string,
    path: string,
    answer: Answer,
    why: { behaviour: Behaviour; originStatus: number; purges: number },
  ): void {
    const now = this.#now();
    const ttlSeconds = this.#ttl(why.behaviour.cache, answer.headers, why.originStatus, now);
    const headers = new Headers(answer.headers);
    headers.delete('x-cache');
    this.#cache.put(
      key,
      path,
      { status: answer.status, headers, body: answer.body },
      { now, ttlSeconds, purges: why.purges },
    );
  }

  #ttl(policy: CachePolicy, headers: Headers, status: number, now: number): number {
    if (status < 400) return ttlOf(policy, headers, now);
    if (!KEPT_ERRORS.has(status)) return 0;
    return this.#distribution.errors.find(({ code }) => code === status)?.ttl ?? 10;
  }

  async #fetch(request: ViewerRequest, body: Buffer, behaviour: Behaviour, viewer: Viewer): Promise<Answer> {
    // A HEAD is asked as GET when its answer may be kept, as CloudFront does.
    const method = request.method === 'HEAD' && behaviour.cache.maxTtl > 0 ? 'GET' : request.method;
    const originRequest = originRequestOf({ ...request, method }, behaviour, viewer);
    try {
      const answer = await this.#origins.fetch(behaviour.origin.kind, originRequest, body);
      if (dropsSetCookie(behaviour)) answer.headers.delete('set-cookie');
      return answer;
    } catch (error) {
      const timedOut = error instanceof Error && error.message === 'origin timed out';
      return ownError(timedOut ? 504 : 502);
    }
  }

  /** The distribution's page for an error, when it has one that can be read. */
  async #error(answer: Answer, viewer: Viewer): Promise<Served> {
    const cache = 'Error from cloudfront';
    const custom = this.#distribution.errors.find(({ code }) => code === answer.status);
    if (!custom?.pagePath) return { ...answer, cache };
    const page = await this.#fetch(
      { method: 'GET', path: custom.pagePath, query: '', headers: new Headers() },
      Buffer.alloc(0),
      behaviourFor(this.#distribution, custom.pagePath),
      viewer,
    );
    if (page.status !== 200) return { ...answer, cache };
    return { status: custom.responseCode, headers: page.headers, body: page.body, cache };
  }
}

function etagsOf(header: string): string[] {
  return header.split(',').map((etag) => etag.trim().replace(/^W\//, ''));
}

/** 304 where the viewer's copy is current; a HEAD loses its body. */
function conditional(request: ViewerRequest, answer: Answer): Answer {
  const wanted = request.headers.get('if-none-match');
  const etag = answer.headers.get('etag');
  const current =
    answer.status === 200 &&
    CACHED_METHODS.has(request.method) &&
    wanted !== null &&
    etag !== null &&
    (wanted.trim() === '*' || etagsOf(wanted).includes(etag.replace(/^W\//, '')));
  if (current) {
    const headers = new Headers(answer.headers);
    for (const name of ['content-type', 'content-encoding']) headers.delete(name);
    return { status: 304, headers, body: Buffer.alloc(0) };
  }
  return answer;
}
