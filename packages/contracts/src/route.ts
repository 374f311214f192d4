import * as z from 'zod';
import type { ErrorCode } from './errors.ts';

type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One route, declared once; who may call it says the access table (`access.ts`). Validation, handler type, client and OpenAPI derive from it. */
export interface Route<
  Path extends string = string,
  Params extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
  Code extends ErrorCode = ErrorCode,
  Query extends z.ZodType = z.ZodType,
  Headers extends z.ZodObject = z.ZodObject,
  Method extends HttpMethod = HttpMethod,
> {
  method: Method;
  /** With `{name}` for parameters, below `/api`. */
  path: Path;
  summary: string;
  params?: Params;
  query?: Query;
  /** Header names (lower case) that the handler reads, each with its schema. */
  headers?: Headers;
  body?: Body;
  reply: Reply;
  /** The reply is a file of this type (`FileReply`) instead of JSON; refusals stay problem+json. */
  file?: 'application/pdf';
  status: 200 | 201 | 204;
  errors: readonly Code[];
}

/** What a route with `file` answers: to be kept under `name`, which is ASCII and says nothing of a person. */
export const FileReply = z.object({
  name: z.string().regex(/^[a-z0-9_.-]+$/),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type FileReply = z.infer<typeof FileReply>;

/** Declares a route; only fixes its type. */
export const defineRoute = <
  const Path extends string,
  Params extends z.ZodType,
  Body extends z.ZodType,
  Reply extends z.ZodType,
  const Code extends ErrorCode,
  Query extends z.ZodType,
  Headers extends z.ZodObject,
  const Method extends HttpMethod,
>(
  route: Route<Path, Params, Body, Reply, Code, Query, Headers, Method>,
): Route<Path, Params, Body, Reply, Code, Query, Headers, Method> => route;

export type ParamsOf<R extends Route> = z.output<NonNullable<R['params']>>;
export type QueryOf<R extends Route> = z.output<NonNullable<R['query']>>;
export type HeadersOf<R extends Route> = z.output<NonNullable<R['headers']>>;
export type BodyOf<R extends Route> = z.output<NonNullable<R['body']>>;
/** What a caller may send: before masks are stripped, texts read as numbers and defaults filled. */
export type BodySentOf<R extends Route> = z.input<NonNullable<R['body']>>;
export type QuerySentOf<R extends Route> = z.input<NonNullable<R['query']>>;
export type ReplyOf<R extends Route> = z.output<R['reply']>;
export type CodeOf<R extends Route> = R['errors'][number];
