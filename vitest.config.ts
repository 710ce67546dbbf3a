import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'tests/*.test.ts',
      '{lib,companion,components,practice,scripts,tests/{bench,eval,companion}}/**/*.test.{ts,tsx}',
    ],
    environment: 'node',
    // Left alone it keeps a core free, which of two is half the time.
    maxWorkers: '100%',
    // Properties over many cases take their time on a busy machine.
    testTimeout: 30_000,
  },
});
