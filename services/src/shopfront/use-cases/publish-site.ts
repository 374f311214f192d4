import type { PublishAnswer } from '../domain/publication.ts';
import { type PublishPorts, publishChanges } from './publish-changes.ts';
import { rollBack } from './roll-back.ts';

/** What the publisher is asked for. Only who asks with an id waits for an answer. */
export type Wish =
  | { kind: 'changes'; slugs: readonly string[]; requestId?: string }
  | { kind: 'rebuild'; requestId: string }
  | { kind: 'rollback'; requestId: string; release?: string | undefined };

const isAnonymous = (wish: Wish | undefined): wish is { kind: 'changes'; slugs: readonly string[] } =>
  wish?.kind === 'changes' && wish.requestId === undefined;

/** Changes that follow one another are one publish: each would render the shelf as it is, so the last alone does. */
export const gathered = (wishes: readonly Wish[]): Wish[] => {
  const turns: Wish[] = [];
  for (const wish of wishes) {
    const last = turns.at(-1);
    if (isAnonymous(wish) && isAnonymous(last))
      turns[turns.length - 1] = { kind: 'changes', slugs: [...new Set([...last.slugs, ...wish.slugs])] };
    else turns.push(wish);
  }
  return turns;
};

/** Fulfils wishes in their order, one after another. Answers what came of each turn. */
export const publishSite = (ports: PublishPorts) => {
  const publish = publishChanges(ports);
  const back = rollBack(ports);
  const fulfil = (wish: Wish): Promise<PublishAnswer> => {
    if (wish.kind === 'changes') return publish(wish.slugs);
    return wish.kind === 'rebuild' ? publish([], wish.requestId) : back(wish.release);
  };
  const answering = async (wish: Wish): Promise<PublishAnswer> => {
    if (wish.requestId === undefined) return fulfil(wish);
    try {
      const answer = await fulfil(wish);
      await ports.releases.answer(wish.requestId, answer);
      return answer;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      await ports.releases.answer(wish.requestId, { ok: false, problem });
      throw error;
    }
  };
  return async (wishes: readonly Wish[]): Promise<{ wish: Wish; answer: PublishAnswer }[]> => {
    const outcomes: { wish: Wish; answer: PublishAnswer }[] = [];
    for (const wish of gathered(wishes)) {
      outcomes.push({ wish, answer: await answering(wish) });
    }
    return outcomes;
  };
};
