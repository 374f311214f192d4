import type { Violation } from './checkers/violation.ts';
import type { History } from './history.ts';
import type { World } from './world.ts';

/** `short` is what every push runs; `full` is what the figures of the reliability page come from. */
export type Size = 'short' | 'full';

export type RunOptions = {
  seed: number;
  size: Size;
  say: (line: string) => void;
  /** What the clients of the run did and were told; kept when the run breaks something. */
  history: History;
};

export type Outcome = {
  violations: readonly Violation[];
  /** What was seen, for a person who reads the run. */
  facts: Readonly<Record<string, number | string>>;
};

/** One line of the table: what goes wrong, and what a person at the shop notices of it. */
type Experience = { fault: string; shopper: string };

export type Scenario = {
  name: string;
  title: string;
  experiences: readonly Experience[];
  /** What one run consists of, by size. */
  shape: Readonly<Record<Size, string>>;
  run: (world: World, options: RunOptions) => Promise<Outcome>;
};
