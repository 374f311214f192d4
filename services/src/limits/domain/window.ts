/** A window is counted in so many slices: its edge moves by one of them, never by the whole. */
const SLICES = 20;

/** What was taken lately, by the slice of time it was taken in. */
export interface Count {
  /** The newest slice that anything was taken in. */
  slice: number;
  total: number;
  /** Taken by slice; those that no window reaches any more are dropped with the next slice. */
  taken: Readonly<Record<string, number>>;
}

interface Window {
  limit: number;
  seconds: number;
}

const sliceMs = ({ seconds }: Window): number => (seconds * 1000) / SLICES;

export const sliceAt = (window: Window, now: Date): number => Math.floor(now.getTime() / sliceMs(window));

/**
 * What still counts in `slice`. A slice leaves only when a whole window has passed since its end, so that no span of the
 * window's length sees more than the limit, wherever it begins; the price is a wait of up to a twentieth longer.
 */
export const countAt = (count: Count | undefined, slice: number): Count => {
  if (!count) return { slice, total: 0, taken: {} };
  const newest = Math.max(slice, count.slice);
  const kept = Object.entries(count.taken).filter(([at]) => Number(at) >= newest - SLICES);
  return {
    slice: newest,
    total: kept.reduce((sum, [, times]) => sum + times, 0),
    taken: Object.fromEntries(kept),
  };
};

export const withOneMore = ({ slice, total, taken }: Count): Count => ({
  slice,
  total: total + 1,
  taken: { ...taken, [slice]: (taken[slice] ?? 0) + 1 },
});

/** Whole seconds until the oldest that counts has left; at least one. */
export const secondsUntilFree = (window: Window, { taken }: Count, now: Date): number => {
  const slices = Object.entries(taken).flatMap(([at, times]) => (times > 0 ? [Number(at)] : []));
  if (slices.length === 0) return 1;
  const freeAt = (Math.min(...slices) + SLICES + 1) * sliceMs(window);
  return Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000));
};

/** After so many seconds a row says nothing that counts. */
export const keptSeconds = ({ seconds }: Window): number => Math.ceil(seconds * (1 + 2 / SLICES));
