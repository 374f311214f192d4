import type { PublishAnswer, Release, SiteState } from '../domain/publication.ts';
import type { ReleaseStore } from '../ports.ts';

/** For tests. */
export const memoryReleaseStore = (): ReleaseStore & {
  made: Release[];
  answers: Map<string, PublishAnswer>;
} => {
  const made: Release[] = [];
  const answers = new Map<string, PublishAnswer>();
  let kept: SiteState | undefined;
  return {
    made,
    answers,
    state: async () => kept,
    keepState: async (state) => {
      kept = structuredClone(state);
    },
    record: async (release) => {
      made.push(structuredClone(release));
    },
    since: async (id) => {
      if (id === undefined) return made.slice(-1);
      const at = made.findIndex((release) => release.id === id);
      return at < 0 ? [] : made.slice(at);
    },
    answer: async (requestId, answer) => {
      answers.set(requestId, answer);
    },
  };
};
