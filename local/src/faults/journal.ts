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
  occurrence: number;
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
const KEPT_SUBJECTS = 50_000;

/** Every call that came by, and what was decided about it. */
export class Journal {
  readonly entries: Entry[] = [];
  readonly #next = new Map<string, number>();
  #count = 0;

  /** How often this was asked before, from 0; names an invocation, or an operation within one. */
  position(subject: string): number {
    const index = this.#next.get(subject) ?? 0;
    this.#next.set(subject, index + 1);
    const [oldest] = this.#next.keys();
    if (this.#next.size > KEPT_SUBJECTS && oldest !== undefined) this.#next.delete(oldest);
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
