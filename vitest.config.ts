import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['{lib,companion,components,practice}/**/*.test.{ts,tsx}'], environment: 'node' },
});
