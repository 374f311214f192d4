import type { Child } from './process.ts';
import type { Progress } from './progress.ts';
import type { StoreSettings } from './settings.ts';

/** What every phase of a start shares; `signal` ends the start early, on Ctrl-C. */
export type StartContext = {
  settings: StoreSettings;
  logDir: string;
  progress: Progress;
  signal: AbortSignal;
  /** Takes charge of a child as soon as it exists, so that it is stopped whatever happens next. */
  track: (child: Child) => Promise<void>;
};
