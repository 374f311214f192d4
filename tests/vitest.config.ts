import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const time = {
  // A busy machine may lose a race once; what is broken fails twice.
  retry: 1,
  testTimeout: 90_000,
  hookTimeout: 120_000,
};
const figures = 'tests/quality/lighthouse.test.ts';
const last = 'tests/alone/**/*.test.ts';
const traces = 'tests/privacy/*.test.ts';
const unit = 'tests/**/*.unit.test.ts';
/** Where a lost race is the very thing that is looked for: a second try would hide it. */
const promises = [
  'tests/invariants/*.test.ts',
  'tests/journeys/webhook.test.ts',
  'tests/journeys/reconciliation.test.ts',
];

/** What needs a running shop: adapters on the local AWS, journeys over HTTP, invariants, the browser. */
export default defineConfig({
  root,
  test: {
    globalSetup: ['tests/src/global-setup.ts'],
    // One shop serves all files; two at a time is what two cores carry.
    maxWorkers: 2,
    projects: [
      {
        root,
        test: {
          name: 'shop',
          include: ['services/**/*.contract.test.ts', 'packages/**/*.contract.test.ts', 'tests/**/*.test.ts'],
          exclude: [figures, last, traces, unit, ...promises, '**/node_modules/**'],
          sequence: { concurrent: false, groupOrder: 0 },
          ...time,
        },
      },
      {
        root,
        test: {
          name: 'promises',
          include: promises,
          sequence: { concurrent: false, groupOrder: 0 },
          ...time,
          retry: 0,
        },
      },
      {
        root,
        // Alone on the machine, after all others: what it measures is time.
        test: { name: 'figures', include: [figures], sequence: { groupOrder: 1 }, ...time },
      },
      {
        root,
        // What looks at the traces of all others, or breaks the shop for a moment.
        test: {
          name: 'alone',
          include: [last],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          ...time,
        },
      },
      {
        root,
        // The very last: it looks at what all others left behind.
        test: { name: 'privacy', include: [traces], sequence: { groupOrder: 3 }, ...time, retry: 0 },
      },
    ],
  },
});
