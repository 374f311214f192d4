/**
 * What the clients of a run did and were told, as Jepsen keeps it: an operation is invoked, then it is `ok`, or `fail`
 * (surely without effect), or `info` (nobody can say: the answer was lost).
 */
export type Op = {
  client: number;
  name: 'buy' | 'pay' | 'pay-again' | 'cancel' | 'notify' | 'read-stock';
  type: 'invoke' | 'ok' | 'fail' | 'info';
  /** Milliseconds since the run began. */
  at: number;
  value?: unknown;
};

export class History {
  readonly ops: Op[] = [];
  readonly #began = performance.now();

  record(op: Omit<Op, 'at'>): void {
    this.ops.push({ ...op, at: Math.round(performance.now() - this.#began) });
  }

  /** The milliseconds that have passed since the run began. */
  get elapsed(): number {
    return Math.round(performance.now() - this.#began);
  }

  of(name: Op['name'], type: Op['type']): Op[] {
    return this.ops.filter((op) => op.name === name && op.type === type);
  }
}
