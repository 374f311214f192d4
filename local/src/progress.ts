export type PhaseTime = { title: string; seconds: number };

export type Progress = {
  step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  note: (text: string) => void;
  phases: PhaseTime[];
};

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** Shows each phase when it begins and how long it took; `write` receives whole lines. */
export const createProgress = (
  write: (line: string) => void,
  now: () => number = () => performance.now(),
): Progress => {
  const phases: PhaseTime[] = [];
  return {
    phases,
    note: (text) => write(`  ${text}`),
    step: async (title, work) => {
      const began = now();
      write(`… ${title}`);
      const result = await work();
      const took = now() - began;
      phases.push({ title, seconds: took / 1000 });
      write(`✓ ${title} (${seconds(took)})`);
      return result;
    },
  };
};
