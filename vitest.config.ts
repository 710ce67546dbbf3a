import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{lib,companion,components,practice,scripts,tests/bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
  },
});
