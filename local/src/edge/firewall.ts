import { SlidingWindow } from './sliding-window.ts';
import type { Field, Rule, Statement, WebAcl } from './web-acl.ts';

export type Inspected = {
  readonly ip: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Headers;
  readonly body: Buffer;
};

/** A request and what the rules so far have found in it. */
type Marked = Inspected & { readonly labels: Set<string> };

function partOf(field: Field, request: Inspected): string {
  switch (field.part) {
    case 'body':
      return request.body.toString('latin1');
    case 'header':
      return request.headers.get(field.name) ?? '';
    default:
      return request[field.part];
  }
}

const COMPARE: Readonly<Record<string, (length: number, size: number) => boolean>> = {
  GT: (length, size) => length > size,
  GE: (length, size) => length >= size,
  LT: (length, size) => length < size,
  LE: (length, size) => length <= size,
  EQ: (length, size) => length === size,
  NE: (length, size) => length !== size,
};

const POSITION: Readonly<Record<string, (whole: string, search: string) => boolean>> = {
  EXACTLY: (whole, search) => whole === search,
  STARTS_WITH: (whole, search) => whole.startsWith(search),
  ENDS_WITH: (whole, search) => whole.endsWith(search),
  CONTAINS: (whole, search) => whole.includes(search),
  CONTAINS_WORD: (whole, search) => whole.split(/\W+/).includes(search),
};

const TRANSFORM: Readonly<Record<string, (text: string) => string>> = {
  LOWERCASE: (text) => text.toLowerCase(),
  URL_DECODE: (text) =>
    text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16))),
  NORMALIZE_PATH: (text) => {
    const kept: string[] = [];
    for (const part of text.split('/')) {
      if (part === '..') kept.pop();
      else if (part !== '' && part !== '.') kept.push(part);
    }
    return `/${kept.join('/')}${text.endsWith('/') && kept.length > 0 ? '/' : ''}`;
  },
  COMPRESS_WHITE_SPACE: (text) => text.replace(/\s+/g, ' '),
};

/** Plays a web ACL: size, match and rate rules; rates count per address over a sliding window, at once. */
export class Firewall {
  readonly #acl: WebAcl;
  readonly #now: () => number;
  readonly #arrivals = new Map<Statement, Map<string, SlidingWindow>>();

  constructor(acl: WebAcl, now: () => number) {
    this.#acl = acl;
    this.#now = now;
  }

  /** The rule that blocks this request, if one does. */
  blockedBy(request: Inspected): Rule | undefined {
    const marked = { ...request, labels: new Set<string>() };
    for (const rule of this.#acl.rules) {
      if (!this.#matches(rule.statement, marked)) continue;
      for (const label of rule.labels) marked.labels.add(label);
      if (rule.action === 'count') continue;
      return rule.action === 'block' ? rule : undefined;
    }
    return undefined;
  }

  #matches(statement: Statement, request: Marked): boolean {
    switch (statement.kind) {
      case 'unplayed':
        return false;
      case 'and':
        return statement.statements.every((part) => this.#matches(part, request));
      case 'or':
        return statement.statements.some((part) => this.#matches(part, request));
      case 'not':
        // The opposite of what cannot be played here cannot be played either.
        return statement.statement.kind !== 'unplayed' && !this.#matches(statement.statement, request);
      case 'size':
        return (
          COMPARE[statement.comparison]?.(partOf(statement.field, request).length, statement.size) ?? false
        );
      case 'bytes':
      case 'regex':
        return this.#matchesText(statement, request);
      case 'label':
        return statement.isNamespace
          ? [...request.labels].some((label) => label.startsWith(statement.key))
          : request.labels.has(statement.key);
      case 'rate':
        return this.#exceeds(statement, request);
    }
  }

  #matchesText(statement: Extract<Statement, { kind: 'bytes' | 'regex' }>, request: Inspected): boolean {
    const whole = statement.transformations.reduce(
      (text, type) => TRANSFORM[type]?.(text) ?? text,
      partOf(statement.field, request),
    );
    if (statement.kind === 'regex') return new RegExp(statement.pattern).test(whole);
    return POSITION[statement.position]?.(whole, statement.search) ?? false;
  }

  #exceeds(statement: Extract<Statement, { kind: 'rate' }>, request: Marked): boolean {
    if (statement.within && !this.#matches(statement.within, request)) return false;
    const { limit, windowSeconds } = statement;
    const byAddress = this.#arrivals.get(statement) ?? new Map<string, SlidingWindow>();
    this.#arrivals.set(statement, byAddress);
    const window = byAddress.get(request.ip) ?? new SlidingWindow(windowSeconds * 1000, limit + 1);
    byAddress.set(request.ip, window);
    return window.arrive(this.#now()) > limit;
  }
}
