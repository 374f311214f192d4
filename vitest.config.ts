import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/**/*.test.ts',
      'services/**/*.test.ts',
      'apps/**/*.test.ts',
      'local/**/*.test.ts',
      'infra/**/*.test.ts',
      'scripts/**/*.test.ts',
      'tests/**/*.unit.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/*.contract.test.ts'],
  },
});
