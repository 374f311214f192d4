export type Call = {
  readonly at: number;
  readonly endpoint: string;
  readonly status: number;
  readonly reference: string | undefined;
  readonly key: string | undefined;
};

const KEPT = 20_000;

/** Every call of the API: how many, and when each came, so that a storm of retries can be seen. */
export class CallLog {
  readonly #counts = new Map<string, number>();
  #calls: Call[] = [];

  count(endpoint: string): void {
    this.#counts.set(endpoint, (this.#counts.get(endpoint) ?? 0) + 1);
  }

  add(call: Call): void {
    this.#calls.push(call);
    if (this.#calls.length > KEPT) this.#calls = this.#calls.slice(-KEPT / 2);
  }

  clear(): void {
    this.#counts.clear();
    this.#calls = [];
  }

  get counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  /** Calls at or after `since`, and the most that came in one second of them. */
  since(since: number): { calls: Call[]; busiestSecond: number } {
    const calls = this.#calls.filter((call) => call.at >= since);
    const seconds = new Map<number, number>();
    for (const { at } of calls) {
      const second = Math.trunc(at / 1000);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
    }
    return { calls, busiestSecond: Math.max(0, ...seconds.values()) };
  }
}
