import type { Permission } from '../aws-proxy/operations.ts';
import type { Decision } from './rules.ts';

/** How a call ended, as far as its caller could tell. */
export type Outcome = 'answered' | 'refused' | 'cut' | 'killed';

export type Entry = {
  n: number;
  at: string;
  function: string;
  invocation: string;
  index: number;
  target: 'aws' | 'psp';
  service: string;
  operation: string;
  needs: readonly Permission[];
  decision?: Decision;
  outcome?: Outcome;
  status?: number;
  ms?: number;
};

const KEPT = 200_000;
const KEPT_INVOCATIONS = 20_000;

/** Every call that came by, and what was decided about it. */
export class Journal {
  readonly entries: Entry[] = [];
  readonly #next = new Map<string, number>();
  #count = 0;

  /** The next position in an invocation, from 0. */
  position(invocation: string): number {
    const index = this.#next.get(invocation) ?? 0;
    this.#next.set(invocation, index + 1);
    const [oldest] = this.#next.keys();
    if (this.#next.size > KEPT_INVOCATIONS && oldest !== undefined) this.#next.delete(oldest);
    return index;
  }

  open(entry: Omit<Entry, 'n' | 'at'>): Entry {
    const opened = { n: ++this.#count, at: new Date().toISOString(), ...entry };
    this.entries.push(opened);
    if (this.entries.length > KEPT) this.entries.shift();
    return opened;
  }

  clear(): void {
    this.entries.splice(0);
  }
}
