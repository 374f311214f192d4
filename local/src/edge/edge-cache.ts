import type { Encoding } from './compression.ts';
import type { Behaviour } from './distribution.ts';
import type { Answer } from './origin-client.ts';
import { matchesPath } from './path-pattern.ts';
import { type Selection, selects } from './selection.ts';
import type { ViewerRequest } from './viewer-function.ts';

type Entry = {
  readonly answer: Answer;
  readonly path: string;
  readonly storedAt: number;
  readonly freshUntil: number;
};

const MAX_ENTRIES = 2_000;
const MAX_PURGES = 200;

function picked(pairs: Iterable<[string, string]>, selection: Selection): string {
  return [...pairs]
    .filter(([name]) => selects(selection, name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
}

const pairsOf = (text: string, separator: string): [string, string][] =>
  text
    .split(separator)
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const [name = '', ...rest] = pair.trim().split('=');
      return [name, rest.join('=')];
    });

export function cacheKeyOf(
  request: ViewerRequest,
  { cache, pattern }: Behaviour,
  encoding: Encoding,
): string {
  return [
    pattern,
    request.path,
    encoding,
    picked(pairsOf(request.query, '&'), cache.query),
    picked(request.headers, cache.headers),
    picked(pairsOf(request.headers.get('cookie') ?? '', ';'), cache.cookies),
  ].join('\n');
}

/** Answers kept in memory, the least recently used ones going first. */
export class EdgeCache {
  readonly #entries = new Map<string, Entry>();
  /** The last ones; `#purges` counts all. */
  readonly #purged: (readonly string[])[] = [];
  #purges = 0;

  /** How often something was purged: an answer that was asked for before its purge must not be kept after it. */
  get purges(): number {
    return this.#purges;
  }

  get(key: string, now: number): { answer: Answer; ageSeconds: number } | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    if (entry.freshUntil <= now) return undefined;
    this.#entries.set(key, entry);
    return { answer: entry.answer, ageSeconds: Math.floor((now - entry.storedAt) / 1000) };
  }

  put(
    key: string,
    path: string,
    answer: Answer,
    kept: { now: number; ttlSeconds: number; purges: number },
  ): void {
    if (kept.ttlSeconds <= 0 || this.#purgedSince(kept.purges, path)) return;
    this.#entries.delete(key);
    this.#entries.set(key, {
      answer,
      path,
      storedAt: kept.now,
      freshUntil: kept.now + kept.ttlSeconds * 1000,
    });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MAX_ENTRIES) break;
      this.#entries.delete(oldest);
    }
  }

  #purgedSince(purges: number, path: string): boolean {
    const since = this.#purges - purges;
    if (since > this.#purged.length) return true;
    return this.#purged
      .slice(this.#purged.length - since)
      .some((patterns) => patterns.some((pattern) => matchesPath(pattern, path)));
  }

  /** Forgets by the paths of a CloudFront invalidation, such as `/cafes/*`. */
  invalidate(paths: readonly string[]): void {
    this.#purges += 1;
    this.#purged.push(paths);
    if (this.#purged.length > MAX_PURGES) this.#purged.shift();
    for (const [key, entry] of this.#entries)
      if (paths.some((pattern) => matchesPath(pattern, entry.path))) this.#entries.delete(key);
  }
}
