import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What needs a running shop: adapters on the local AWS, journeys over HTTP, invariants, the browser. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['services/**/*.contract.test.ts', 'packages/**/*.contract.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['tests/src/global-setup.ts'],
    // One shop serves all files; two at a time is what two cores carry.
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    sequence: { concurrent: false },
  },
});
