import { createHash, createHmac } from 'node:crypto';
import { createContext, Script } from 'node:vm';
import * as z from 'zod';

export type ViewerRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Headers;
};

export type Generated = { readonly status: number; readonly headers: Headers; readonly body: string };

export type ViewerContext = { readonly ip: string; readonly requestId: string; readonly host: string };

type Values = Record<string, { value: string; multiValue?: { value: string }[] | undefined }>;

const Value = z.object({
  value: z.string(),
  multiValue: z.array(z.object({ value: z.string() })).optional(),
});
const Cookie = Value.extend({ attributes: z.string().optional() });

const ReturnedRequest = z.object({
  uri: z.string(),
  querystring: z.union([z.string(), z.record(z.string(), Value)]).default(''),
  headers: z.record(z.string(), Value).default({}),
  cookies: z.record(z.string(), Cookie).default({}),
});

const ReturnedResponse = z.object({
  statusCode: z.number().int(),
  headers: z.record(z.string(), Value).default({}),
  cookies: z.record(z.string(), Cookie).default({}),
  body: z
    .union([z.string(), z.object({ data: z.string(), encoding: z.string().default('text') })])
    .default(''),
});

// CloudFront's quota for a function's code.
const CODE_LIMIT_BYTES = 10_240;
// CloudFront measures CPU in fractions of a millisecond; this only stops an endless loop.
const TIMEOUT_MS = 2_000;

function grouped(pairs: Iterable<[string, string]>): Values {
  const values: Values = {};
  for (const [name, value] of pairs) {
    const earlier = values[name];
    if (!earlier) values[name] = { value };
    else
      values[name] = {
        value: earlier.value,
        multiValue: [...(earlier.multiValue ?? [{ value: earlier.value }]), { value }],
      };
  }
  return values;
}

function flat(values: Values): [string, string][] {
  return Object.entries(values).flatMap(([name, { value, multiValue }]) =>
    (multiValue ?? [{ value }]).map((entry): [string, string] => [name, entry.value]),
  );
}

const split = (text: string, separator: string): [string, string][] =>
  text
    .split(separator)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [name = '', ...rest] = part.trim().split('=');
      return [name, rest.join('=')];
    });

const joined = (values: Values, separator: string): string =>
  flat(values)
    .map(([name, value]) => (value === '' && separator === '&' ? name : `${name}=${value}`))
    .join(separator);

function eventOf(type: string, request: ViewerRequest, context: ViewerContext) {
  const headers = grouped(request.headers);
  const { cookie, ...others } = headers;
  return {
    version: '1.0',
    context: {
      distributionDomainName: context.host,
      distributionId: 'ELOCAL',
      eventType: type,
      requestId: context.requestId,
    },
    viewer: { ip: context.ip },
    request: {
      method: request.method,
      uri: request.path,
      querystring: grouped(split(request.query, '&')),
      headers: others,
      cookies: grouped(split(cookie?.value ?? '', ';')),
    },
  };
}

function requestFrom(returned: unknown, before: ViewerRequest): ViewerRequest {
  const request = ReturnedRequest.parse(returned);
  const headers = new Headers(flat(request.headers));
  const cookie = joined(request.cookies, '; ');
  if (cookie) headers.set('cookie', cookie);
  const query =
    typeof request.querystring === 'string' ? request.querystring : joined(request.querystring, '&');
  return { method: before.method, path: request.uri, query, headers };
}

function responseFrom(returned: unknown): Generated {
  const response = ReturnedResponse.parse(returned);
  const headers = new Headers(flat(response.headers));
  for (const [name, { value, attributes }] of Object.entries(response.cookies))
    headers.append('set-cookie', `${name}=${value}${attributes ? `; ${attributes}` : ''}`);
  const { body } = response;
  if (typeof body === 'string') return { status: response.statusCode, headers, body };
  const text = body.encoding === 'base64' ? Buffer.from(body.data, 'base64').toString('utf8') : body.data;
  return { status: response.statusCode, headers, body: text };
}

/** One CloudFront Function of the cloudfront-js-2.0 runtime, compiled once; each run gets a fresh event. */
export class ViewerFunction {
  readonly #call: Script;
  readonly #realm: object;

  constructor(code: string) {
    if (Buffer.byteLength(code) > CODE_LIMIT_BYTES)
      throw new RangeError(`A CloudFront Function holds at most ${CODE_LIMIT_BYTES} bytes`);
    const modules: Readonly<Record<string, unknown>> = {
      crypto: { createHash, createHmac },
      buffer: { Buffer },
    };
    this.#realm = createContext(
      { require: (name: string) => modules[name], console: { log: () => undefined }, Buffer, event: '' },
      { codeGeneration: { strings: false, wasm: false } },
    );
    new Script(code, { filename: 'cloudfront-function.js' }).runInContext(this.#realm, {
      timeout: TIMEOUT_MS,
    });
    this.#call = new Script('handler(JSON.parse(event))');
  }

  async onRequest(request: ViewerRequest, context: ViewerContext): Promise<ViewerRequest | Generated> {
    const returned = await this.#run(eventOf('viewer-request', request, context));
    const isResponse = typeof returned === 'object' && returned !== null && 'statusCode' in returned;
    return isResponse ? responseFrom(returned) : requestFrom(returned, request);
  }

  /** Changes the status and headers; a body stays as it came. */
  async onResponse(
    request: ViewerRequest,
    response: { status: number; headers: Headers },
    context: ViewerContext,
  ): Promise<{ status: number; headers: Headers }> {
    const headers = grouped([...response.headers].filter(([name]) => name !== 'set-cookie'));
    const event = {
      ...eventOf('viewer-response', request, context),
      response: { statusCode: response.status, headers, cookies: {} },
    };
    const changed = responseFrom(await this.#run(event));
    for (const cookie of response.headers.getSetCookie()) changed.headers.append('set-cookie', cookie);
    return { status: changed.status, headers: changed.headers };
  }

  async #run(event: unknown): Promise<unknown> {
    Object.assign(this.#realm, { event: JSON.stringify(event) });
    const returned: unknown = await this.#call.runInContext(this.#realm, { timeout: TIMEOUT_MS });
    // The function's objects belong to another realm; a copy has ours' prototypes.
    return JSON.parse(JSON.stringify(returned));
  }
}
