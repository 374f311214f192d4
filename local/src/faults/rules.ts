import * as z from 'zod';
import { throwDice } from './dice.ts';

/** What a caller of the proxy asked for, as rules see it. */
export type Asked = {
  function: string;
  target: 'aws' | 'psp';
  service: string;
  operation: string;
  /** Position among the calls of its invocation, from 0. */
  index: number;
  /** Position among those of the same operation; a warm function leaves out its first reads, which moves `index`. */
  occurrence: number;
  body: string;
};

const Where = z.strictObject({
  function: z.string().optional(),
  target: z.enum(['aws', 'psp']).optional(),
  service: z.string().optional(),
  operation: z.string().optional(),
  index: z.int().min(0).optional(),
  occurrence: z.int().min(0).optional(),
  /** Only calls whose body holds this text, e.g. an order's id. */
  mentions: z.string().optional(),
});

const after = z.boolean().default(false);

export const Fault = z.discriminatedUnion('kind', [
  /** The service answers 500; with `after` its work is done all the same. */
  z.strictObject({ kind: z.literal('error'), after }),
  z.strictObject({ kind: z.literal('throttle') }),
  /** A transaction is cancelled because another holds one of its items; other calls are throttled. */
  z.strictObject({ kind: z.literal('conflict') }),
  /** The connection is cut, so the caller cannot know; with `after` the work is done. */
  z.strictObject({ kind: z.literal('cut'), after }),
  /** No answer for so long, then a cut. */
  z.strictObject({ kind: z.literal('hang'), ms: z.int().min(1).max(60_000), after }),
  z.strictObject({ kind: z.literal('delay'), ms: z.int().min(1).max(60_000) }),
  /** The calling process is killed before the call is made, or after its work is done and before it hears of it. */
  z.strictObject({ kind: z.literal('crash'), after }),
]);
export type Fault = z.infer<typeof Fault>;

const Rule = z.strictObject({
  id: z.string().min(1),
  where: Where.default({}),
  fault: Fault,
  probability: z.number().min(0).max(1).default(1),
  /** Strikes at most so often. */
  count: z.int().min(1).optional(),
});
type Rule = z.infer<typeof Rule>;

export const Plan = z.strictObject({ seed: z.int().default(0), rules: z.array(Rule).default([]) });
export type Plan = z.infer<typeof Plan>;
/** As a test writes it. */
export type PlanSent = z.input<typeof Plan>;

export type Decision = { rule: string; fault: Fault; nth: number };

const exact = ['function', 'target', 'service', 'operation', 'index', 'occurrence'] as const;

const fits = ({ where }: Rule, asked: Asked): boolean =>
  exact.every((name) => where[name] === undefined || where[name] === asked[name]) &&
  (where.mentions === undefined || asked.body.includes(where.mentions));

/** Decides call by call; the first rule that strikes wins. */
export class FaultPlan {
  readonly plan: Plan;
  readonly #seen = new Map<string, number>();
  readonly #struck = new Map<string, number>();

  constructor(plan: Plan) {
    this.plan = plan;
  }

  decide(asked: Asked): Decision | undefined {
    for (const rule of this.plan.rules) {
      if (!fits(rule, asked)) continue;
      const subject = `${rule.id} ${asked.function} ${asked.service} ${asked.operation}`;
      const nth = (this.#seen.get(subject) ?? 0) + 1;
      this.#seen.set(subject, nth);
      const struck = this.#struck.get(rule.id) ?? 0;
      if (rule.count !== undefined && struck >= rule.count) continue;
      if (throwDice(this.plan.seed, subject, nth) >= rule.probability) continue;
      this.#struck.set(rule.id, struck + 1);
      return { rule: rule.id, fault: rule.fault, nth };
    }
    return undefined;
  }

  /** How often each rule has struck. */
  get struck(): Record<string, number> {
    return Object.fromEntries(this.plan.rules.map(({ id }) => [id, this.#struck.get(id) ?? 0]));
  }
}
