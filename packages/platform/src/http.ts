import { type Access, accessOf, seenBy } from '@loja/contracts/access.ts';
import type { ErrorCode, Problem } from '@loja/contracts/errors.ts';
import { statusOf } from '@loja/contracts/errors.ts';
import type {
  BodyOf,
  CodeOf,
  FileReply,
  HeadersOf,
  ParamsOf,
  QueryOf,
  ReplyOf,
  Route,
} from '@loja/contracts/route.ts';
import type { Result } from '@loja/kernel/result.ts';
import type { Context } from 'hono';
import { handle } from 'hono/aws-lambda';
import { getCookie } from 'hono/cookie';
import { Hono } from 'hono/tiny';
import type * as z from 'zod';
import { VIEWER_HEADER } from './access-record.ts';
import { currentTrace } from './config.ts';
import { CLIENT_HEADER, isCrossSite } from './cross-site.ts';
import { customerIn, type SignedIn, visitIn } from './customer.ts';
import { log } from './logger.ts';
import { barred, type Staff, staffIn, staffVisitIn } from './staff.ts';

/**
 * What a handler receives, already validated. `staff` is nobody but on routes for staff; `customer` is who is signed in:
 * always there on routes of the audience `customer`, where `signedIn` says so to the compiler.
 */
export interface Received<R extends Route> {
  params: ParamsOf<R>;
  body: BodyOf<R>;
  query: QueryOf<R>;
  headers: HeadersOf<R>;
  staff: Staff;
  customer: SignedIn | undefined;
  cookies: Readonly<Record<string, string>>;
  /** The caller's, as CloudFront saw it; empty where it did not pass. A person's data: neither stored nor logged. */
  address: string;
}

/**
 * What a handler answers; `cookies` are whole `Set-Cookie` values, sent with refusals too. `retryAfter`: in how many
 * seconds what was refused may be tried again.
 */
export type Answer<R extends Route> = Result<ReplyOf<R>, CodeOf<R>> & {
  cookies?: readonly string[];
  retryAfter?: number;
};
export type Handler<R extends Route> = (received: Received<R>) => Promise<Answer<R>>;

export interface RouteOptions {
  /** Cache-Control of a success; without it an answer is never stored. */
  cacheControl?: string;
}

/** More than any body of the shop needs; API Gateway itself would take 10 MB. */
const BODY_LIMIT_BYTES = 32_768;

const titles: Partial<Record<ErrorCode, string>> = {
  invalid_request: 'The request does not match the contract',
  invalid_json: 'The body is not JSON',
  internal_error: 'Something went wrong on our side',
};

const traceId = (): string | undefined => /Root=([^;]+)/.exec(currentTrace() ?? '')?.[1];

const problem = (c: Context, code: ErrorCode, more: Partial<Problem> = {}) => {
  const trace = traceId();
  const body: Problem = {
    type: `https://loja.example/problems/${code}`,
    title: titles[code] ?? code.replaceAll('_', ' '),
    status: statusOf[code],
    code,
    ...(trace ? { traceId: trace } : {}),
    ...more,
  };
  c.set('code', code);
  return c.body(JSON.stringify(body), body.status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
};

type Part = 'params' | 'query' | 'headers' | 'body';
type Parsed =
  | { ok: true; value: unknown }
  | { ok: false; code: ErrorCode; fields: NonNullable<Problem['fields']> };

const parse = (part: Part, schema: z.ZodType | undefined, raw: unknown): Parsed => {
  if (!schema) return { ok: true, value: undefined };
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, value: result.data };
  const fields = result.error.issues.map(({ path, message }) => ({
    path: [part, ...path].join('.'),
    message,
  }));
  const code = fields.some(({ path }) => path === 'headers.idempotency-key')
    ? 'idempotency_key_missing'
    : 'invalid_request';
  return { ok: false, code, fields };
};

const jsonOf = async (
  c: Context,
): Promise<Result<unknown, 'unsupported_media_type' | 'payload_too_large' | 'invalid_json'>> => {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    return { ok: false, code: 'unsupported_media_type' };
  const text = await c.req.text();
  if (text.length > BODY_LIMIT_BYTES) return { ok: false, code: 'payload_too_large' };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, code: 'invalid_json' };
  }
};

/** A route with what the access table says of it. */
type Served = Route & Access;

/** Why a caller may not use a route as a shopper, if so. An order's token opens without any session. */
const turnedAway = (c: Context, { audience }: Access): 'unauthorized' | 'session_stale' | undefined => {
  if (audience !== 'customer' && audience !== 'visitor' && audience !== 'guest-token') return undefined;
  const visit = visitIn(c.env);
  if (audience === 'guest-token' && c.req.header('x-order-token') !== undefined) return undefined;
  if (visit === 'stale') return 'session_stale';
  return audience === 'customer' && visit === 'anonymous' ? 'unauthorized' : undefined;
};

const refusalBefore = (c: Context, route: Served): ErrorCode | undefined => {
  const sent = {
    client: c.req.header(CLIENT_HEADER),
    origin: c.req.header('origin'),
    hasCookies: c.req.header('cookie') !== undefined,
  };
  if (isCrossSite(route, sent)) return 'cross_site';
  return barred(route, staffVisitIn(c.env)) ?? turnedAway(c, route);
};

const receive = async <R extends Route>(c: Context, route: R & Access): Promise<Received<R> | Response> => {
  const staff = staffIn(c.env);
  const refused = refusalBefore(c, route);
  if (refused) return problem(c, refused);
  if (staff.id !== '') c.set('staffId', staff.id);
  const raw: Record<Part, unknown> = {
    params: c.req.param(),
    query: c.req.query(),
    headers: c.req.header(),
    body: undefined,
  };
  if (route.body) {
    const json = await jsonOf(c);
    if (!json.ok) return problem(c, json.code);
    raw.body = json.value;
  }
  const received: Partial<Record<keyof Received<R>, unknown>> = {
    staff,
    customer: customerIn(c.env),
    cookies: getCookie(c),
    address: c.req.header(VIEWER_HEADER) ?? '',
  };
  for (const part of ['headers', 'params', 'query', 'body'] as const) {
    const parsed = parse(part, route[part], raw[part]);
    // An id of the wrong shape is as absent as one that nobody has: no oracle for guessers.
    if (!parsed.ok && part === 'params') return problem(c, absentCode(route));
    if (!parsed.ok) return problem(c, parsed.code, { fields: parsed.fields });
    received[part] = parsed.value;
  }
  return received as Received<R>;
};

const absentCode = (route: Route): ErrorCode =>
  route.errors.find((code) => code.endsWith('_not_found')) ?? 'not_found';

/** Offered for keeping, never shown in the shop's own origin. */
const fileAnswer = (c: Context, type: string, { name, bytes }: FileReply, cacheControl: string) =>
  c.body(Uint8Array.from(bytes), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': cacheControl,
    'x-content-type-options': 'nosniff',
  });

const answer = <R extends Route>(c: Context, route: R & Access, value: ReplyOf<R>, cacheControl: string) =>
  route.file
    ? fileAnswer(c, route.file, value as FileReply, cacheControl)
    : c.body(JSON.stringify(seenBy(value, route, staffIn(c.env).groups)), route.status as 200, {
        'content-type': 'application/json',
        'cache-control': cacheControl,
      });

const answered = <R extends Route>(
  c: Context,
  route: R & Access,
  result: Answer<R>,
  cacheControl: string,
) => {
  for (const cookie of result.cookies ?? []) c.header('set-cookie', cookie, { append: true });
  if (result.retryAfter !== undefined) c.header('retry-after', String(result.retryAfter));
  if (!result.ok) return problem(c, result.code, result.detail ? { detail: result.detail } : {});
  if (typeof result.value === 'object' && result.value !== null && 'orderId' in result.value)
    c.header('x-order-id', String(result.value.orderId));
  return answer(c, route, result.value, cacheControl);
};

/** The HTTP edge of one context: contracts in, use cases behind, problem+json for every refusal. */
export class HttpApp {
  readonly hono = new Hono<{ Variables: { code: string; route: string; staffId: string } }>().basePath(
    '/api',
  );
  readonly #calls: () => number;
  readonly #accessOf: (route: Route) => Access;

  /**
   * `calls` counts DynamoDB requests so that the request's log line can say its share. `access` says who may call a
   * route: the shop's table, which only a test has a reason to replace.
   */
  constructor(calls: () => number = () => 0, access: (route: Route) => Access = accessOf) {
    this.#calls = calls;
    this.#accessOf = access;
    this.hono.use('*', (c, next) => this.#observe(c, next));
    this.hono.notFound((c) => problem(c, 'not_found'));
    this.hono.onError((error, c) => {
      log.error('request failed', error);
      return problem(c, 'internal_error');
    });
  }

  async #observe(c: Context, next: () => Promise<void>): Promise<void> {
    const started = Date.now();
    const before = this.#calls();
    await next();
    const orderId = c.res.headers.get('x-order-id') ?? c.req.param('orderId');
    c.res.headers.delete('x-order-id');
    const customer = customerIn(c.env);
    log.info('request', {
      method: c.req.method,
      route: c.get('route') ?? 'unmatched',
      status: c.res.status,
      ms: Date.now() - started,
      dynamoCalls: this.#calls() - before,
      ...(c.get('code') ? { code: c.get('code') } : {}),
      ...(c.get('staffId') ? { staffId: c.get('staffId') } : {}),
      ...(customer ? { customerId: customer.id } : {}),
      ...(orderId?.startsWith('ord_') ? { orderId } : {}),
    });
  }

  /** Serves `route` with `handler`; a code that the route does not declare does not compile. */
  on<R extends Route>(route: R, handler: Handler<R>, options: RouteOptions = {}): this {
    const pattern = route.path.replace(/\{(\w+)\}/g, ':$1');
    const served = { ...route, ...this.#accessOf(route) };
    this.hono.on(route.method, pattern, async (c) => {
      c.set('route', `${route.method} ${route.path}`);
      const received = await receive(c, served);
      if (received instanceof Response) return received;
      return answered(c, served, await handler(received), options.cacheControl ?? 'no-store');
    });
    return this;
  }

  /** The Lambda handler for API Gateway's payload 2.0. */
  lambda() {
    return handle(this.hono);
  }
}
