/** What `npm test` runs, in order: the cheap checks first. */

export interface Step {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** Runs in `npm run check` as well, which leaves out builds and browsers. */
  fast: boolean;
}

/** The pages of the browser tests are served from here; the test build is granted it beforehand. */
const TEST_ORIGIN = 'http://127.0.0.1/*';

export const STEPS: Step[] = [
  { name: 'prepare types', command: 'wxt', args: ['prepare'], fast: true },
  { name: 'types', command: 'tsc', args: ['--noEmit'], fast: true },
  { name: 'lint and format', command: 'biome', args: ['check', '--error-on-warnings'], fast: true },
  { name: 'import rules', command: 'depcruise', args: ['--config', '.dependency-cruiser.mjs', '.'], fast: true },
  { name: 'unused code', command: 'knip', args: [], fast: true },
  { name: 'unit tests', command: 'vitest', args: ['run'], fast: true },
  { name: 'build for Chrome and Edge', command: 'wxt', args: ['build'], fast: false },
  { name: 'build for Firefox', command: 'wxt', args: ['build', '-b', 'firefox', '--mv3'], fast: false },
  {
    name: 'build for browser tests',
    command: 'wxt',
    args: ['build'],
    env: { ANQI_TEST_ORIGIN: TEST_ORIGIN },
    fast: false,
  },
  { name: 'package for this system', command: 'node', args: ['scripts/package.ts', '--own'], fast: false },
  { name: 'browser tests', command: 'playwright', args: ['test'], fast: false },
];
