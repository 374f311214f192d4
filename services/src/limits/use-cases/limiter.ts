import { type Failure, ok } from '@loja/kernel/result.ts';
import { type Rule, type RuleName, rules } from '../domain/rules.ts';
import { networkOf } from '../domain/subject.ts';
import type { Counters, Place } from '../ports.ts';

/** A rule and whom it counts: an address, an e-mail, an id … as the caller knows it. */
export type Asked = readonly [rule: RuleName, subject: string];

/** `retryAfter` is whole seconds; the HTTP edge says it to the caller. */
export interface Limited extends Failure<'too_many_requests'> {
  retryAfter: number;
}
type Places = { ok: true; value: readonly Place[] } | Limited;

export interface Limiter {
  /** A place under every rule, or a refusal; a place taken beside a refusal stays taken. */
  take(...asked: readonly Asked[]): Promise<Places>;
  /** What was taken turned out to be nothing to count. */
  giveBack(places: readonly Place[]): Promise<void>;
}

export interface LimiterPorts {
  counters: Counters;
  /** Names a person's subject without telling it. */
  index: (kind: Exclude<Rule['by'], 'id' | 'whole'>, value: string) => Promise<string>;
  /** By how much limits are widened that all callers of one laptop share: addresses, the sample shopper, the whole shop. */
  sharedFactor: number;
  /** Nobody can count: which rule, and why. */
  noticeBlindness: (rule: RuleName, error: unknown) => void;
}

/** How long a caller is asked to wait while nobody can count. */
const BLIND_SECONDS = 30;

const shared: readonly Rule['by'][] = ['ip', 'tax-id', 'home', 'whole'];

const subjectOf = async ({ index }: LimiterPorts, { by }: Rule, value: string): Promise<string> => {
  if (by === 'whole') return 'all';
  if (by === 'id') return value;
  return index(by, by === 'ip' ? networkOf(value) : value);
};

const refused = (retryAfter: number): Limited => ({ ok: false, code: 'too_many_requests', retryAfter });

const takeOne = async (ports: LimiterPorts, [name, value]: Asked): Promise<Place | Limited | undefined> => {
  const rule: Rule = rules[name];
  const limit = shared.includes(rule.by) ? rule.limit * ports.sharedFactor : rule.limit;
  try {
    const subject = await subjectOf(ports, rule, value);
    const taken = await ports.counters.take(`${name}#${subject}`, { ...rule, limit });
    return taken.taken ? taken.place : refused(taken.retryAfter);
  } catch (error) {
    ports.noticeBlindness(name, error);
    return rule.withoutCounters === 'closed' ? refused(BLIND_SECONDS) : undefined;
  }
};

const isRefusal = (outcome: Place | Limited | undefined): outcome is Limited =>
  outcome !== undefined && 'code' in outcome;

export const limiter = (ports: LimiterPorts): Limiter => ({
  async take(...asked) {
    const outcomes = await Promise.all(asked.map((one) => takeOne(ports, one)));
    const refusals = outcomes.filter(isRefusal);
    if (refusals.length > 0) return refused(Math.max(...refusals.map(({ retryAfter }) => retryAfter)));
    return ok(outcomes.filter((outcome): outcome is Place => outcome !== undefined));
  },
  async giveBack(places) {
    await Promise.all(places.map((place) => ports.counters.giveBack(place)));
  },
});

/** A handler that is asked only while every rule that `asks` names has a place left. */
export const guardedBy =
  ({ take }: Limiter) =>
  <Received, Answer>(
    asks: (received: NoInfer<Received>) => readonly Asked[],
    handle: (received: Received) => Promise<Answer>,
  ) =>
  async (received: Received): Promise<Answer | Limited> => {
    const places = await take(...asks(received));
    return places.ok ? handle(received) : places;
  };
