import type { Rule } from './domain/rules.ts';

/** A place that was taken, to be given back where the act turned out to be nothing to count. */
export interface Place {
  key: string;
  slice: number;
}

export type Taken = { taken: true; place: Place } | { taken: false; retryAfter: number };

export interface Counters {
  /** Takes a place under the rule if one is left: never more than its limit within its seconds, however many ask. */
  take(key: string, rule: Rule): Promise<Taken>;
  /** Given back once; what has left the window already stays as it is. */
  giveBack(place: Place): Promise<void>;
}
