/** Counts arrivals within the last `spanMs`; the cost of one does not grow with how many there were. */
export class SlidingWindow {
  readonly #spanMs: number;
  readonly #most: number;
  #times: number[] = [];
  #head = 0;

  /** Counts no further than `most`: a flood must not fill the memory. */
  constructor(spanMs: number, most: number) {
    this.#spanMs = spanMs;
    this.#most = most;
  }

  /** Adds an arrival and answers how many there are, itself included. */
  arrive(now: number): number {
    this.#times.push(now);
    const since = now - this.#spanMs;
    while ((this.#times[this.#head] ?? now) <= since || this.#times.length - this.#head > this.#most)
      this.#head += 1;
    if (this.#head > 1_000 && this.#head * 2 > this.#times.length) {
      this.#times = this.#times.slice(this.#head);
      this.#head = 0;
    }
    return this.#times.length - this.#head;
  }
}
