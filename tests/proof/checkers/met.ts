import { broken, type Violation } from './violation.ts';

export type Least = { what: string; seen: number; least: number };

/** A run in which nothing went wrong has shown nothing: what it speaks of must have happened so often at least. */
export const met = (minima: readonly Least[]): Violation[] =>
  minima
    .filter(({ seen, least }) => !(seen >= least))
    .map(({ what, seen, least }) => broken('faults-met', `${what}: ${seen}, at least ${least} are needed`));
