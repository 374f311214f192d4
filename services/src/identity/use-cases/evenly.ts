import type { Result } from '@loja/kernel/result.ts';
import type { IdentityPorts } from '../ports.ts';

/**
 * Longer than the longest of the ways that an answer about an address may take, known or not: a stopwatch learns
 * nothing (ASVS 5.0 6.3.8).
 */
const FLOOR_MS = 1_000;

/** Answers no sooner than the slowest way would: every answer, or `refusals` only, where a success hides nothing. */
export const evenly =
  (pause: IdentityPorts['pause'], what: 'all' | 'refusals' = 'all') =>
  async <Answer extends Result<unknown, string>>(work: () => Promise<Answer>): Promise<Answer> => {
    const floor = pause(FLOOR_MS);
    const answer = await work();
    if (what === 'all' || !answer.ok) await floor;
    return answer;
  };
