import { Behaviour, FAULTLESS, OrderBehaviour } from './behaviour.ts';

/** What must become of a call to the API. */
export type Plan =
  | { readonly kind: 'serve'; readonly garble?: 'malformed' | 'oversize' | 'empty' }
  | { readonly kind: 'down' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'fail'; readonly status: number; readonly afterEffect: boolean }
  | { readonly kind: 'hang'; readonly afterEffect: boolean };

type Counted = 'failNext' | 'hangNext' | 'garbleNext';
type Names = readonly (string | undefined)[];

/** The faults in force: those of all orders and those of single ones, by id or by external reference. */
export class Faults {
  readonly #now: () => number;
  readonly #byOrder = new Map<string, Partial<Behaviour>>();
  #all: Behaviour = FAULTLESS;
  #downUntil = 0;
  #second = { at: 0, calls: 0 };

  constructor(now: () => number) {
    this.#now = now;
  }

  get all(): Behaviour {
    return this.#all;
  }

  set all(next: Behaviour) {
    if (next.downSeconds !== this.#all.downSeconds || next.downSeconds > 0)
      this.#downUntil = this.#now() + next.downSeconds * 1000;
    this.#all = next;
  }

  get down(): boolean {
    return this.#now() < this.#downUntil;
  }

  /** `{}` ends the faults of that order. Throws ZodError. */
  setFor(name: string, asked: Record<string, unknown>): Partial<Behaviour> {
    const full = OrderBehaviour.parse(asked);
    const own = Object.fromEntries(Object.entries(full).filter(([field]) => field in asked));
    if (Object.keys(own).length === 0) this.#byOrder.delete(name);
    else this.#byOrder.set(name, own);
    return own;
  }

  of(...names: Names): Behaviour {
    let faults = this.#all;
    for (const name of names) faults = { ...faults, ...this.#byOrder.get(name ?? '') };
    return faults;
  }

  /** Takes what the next call about `names` costs off the plans. */
  plan(...names: Names): Plan {
    if (this.down) return { kind: 'down' };
    const limited = this.#limited();
    if (limited) return limited;
    const fail = this.#take('failNext', names);
    if (fail) return { kind: 'fail', ...fail };
    const hang = this.#take('hangNext', names);
    if (hang) return { kind: 'hang', ...hang };
    const garble = this.#take('garbleNext', names);
    return garble ? { kind: 'serve', garble: garble.as } : { kind: 'serve' };
  }

  #limited(): Plan | undefined {
    const { rateLimit } = this.#all;
    if (!rateLimit) return undefined;
    const at = Math.trunc(this.#now() / 1000);
    this.#second = { at, calls: this.#second.at === at ? this.#second.calls + 1 : 1 };
    if (this.#second.calls <= rateLimit.perSecond) return undefined;
    return { kind: 'limited', retryAfterSeconds: rateLimit.retryAfterSeconds };
  }

  #take<Field extends Counted>(field: Field, names: Names): Behaviour[Field] {
    for (const name of names) {
      const own = this.#byOrder.get(name ?? '');
      const left = own?.[field];
      if (!own || !left || left.count === 0) continue;
      this.#byOrder.set(name ?? '', { ...own, [field]: { ...left, count: left.count - 1 } });
      return left;
    }
    const left = this.#all[field];
    if (!left || left.count === 0) return undefined;
    this.#all = { ...this.#all, [field]: { ...left, count: left.count - 1 } };
    return left;
  }
}

export const parseBehaviour = (body: unknown) => Behaviour.safeParse(body);
