/** When an open attempt is looked at again, by how long it has been open. Seconds. */
const rhythm = [
  { openFor: 3600, every: 0 },
  { openFor: 24 * 3600, every: 3600 },
  { openFor: Number.POSITIVE_INFINITY, every: 6 * 3600 },
];

/**
 * Whether this sweep looks at an attempt that has been open for `openFor` seconds, when sweeps come every `interval`
 * seconds. Every sweep looks at a fresh one; a boleto that waits for days is asked for some times a day, so that the
 * calls do not grow with what lies open.
 */
export const isDue = (openFor: number, interval: number): boolean => {
  const every = rhythm.find((step) => openFor < step.openFor)?.every ?? 0;
  // The multiple of the step that this sweep is the first to pass.
  return every <= interval || openFor % every < interval;
};

/**
 * What one sweep may take. Its time is what bounds it: some hundred calls at the provider's usual pace, and what was
 * asked last may take three calls of sixteen seconds within the function's four minutes. The number only bounds reading.
 */
export const sweepBudgetOf = (everySeconds: number) => ({
  // What came while a run was under way is first in the next: a run that outlasts its interval would keep it waiting.
  withinSeconds: Math.ceil(everySeconds * 0.6),
  atMost: 5000,
});

/** How long an issuer may take a card's payment back: the networks' 120 days, and what a dispute takes. In weeks. */
const WEEKS = 26;

/**
 * How many days after a sale its charge is held against our books again: each day of the first week, in which refunds
 * are made and boletos paid, then each week.
 */
export const agesLookedAt: readonly number[] = [
  ...Array.from({ length: 7 }, (_, i) => i + 1),
  ...Array.from({ length: WEEKS - 1 }, (_, i) => (i + 2) * 7),
];
