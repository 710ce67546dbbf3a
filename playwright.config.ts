import { defineConfig } from '@playwright/test';

/** Browser tests; each loads the test build of the extension into a Chromium of its own. */
export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  forbidOnly: true,
});
