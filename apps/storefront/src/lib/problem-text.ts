import type { Actions } from '../messages/pt-BR.actions.ts';
import type { Failure } from './api.ts';

/** What the shopper reads when a call failed. */
export const problemText = (failure: Failure, words: Pick<Actions, 'problems' | 'unreachable'>): string =>
  failure.problem === 'unreachable'
    ? words.unreachable
    : (words.problems[failure.problem.code] ?? words.problems.internal_error);
