/**
 * The one door to every task: `node scripts/run.mjs TASK …`. Makes sure that Node, the npm packages, a Chromium, a
 * Chinese font and, for tests, a PostgreSQL are there, then runs the task under Node 24. Runs on Node 20 with nothing installed.
 */
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './bootstrap/chromium.mjs';
import { ensureFonts } from './bootstrap/fonts.mjs';
import { ensureLanguage } from './bootstrap/language.mjs';
import { checkNode, taskNode } from './bootstrap/node.mjs';
import { ensurePackages } from './bootstrap/packages.mjs';
import { ensurePostgres } from './bootstrap/postgres.mjs';
import { giveUp } from './bootstrap/say.mjs';

/** @type {Record<string, string[]>} */
const TASKS = {
  start: ['scripts/tour.ts'],
  test: ['scripts/test.ts'],
  check: ['scripts/test.ts', '--fast'],
  bench: ['tests/bench/main.ts'],
  eval: ['tests/eval/main.ts'],
  learn: ['scripts/learn.ts'],
  anqi: ['companion/cli.ts'],
  package: ['scripts/package.ts'],
};
/** The tasks that start a database. */
const WITH_POSTGRES = new Set(['test', 'check', 'bench']);

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name = '', ...rest] = process.argv.slice(2);
const task = TASKS[name] ?? giveUp(`there is no task "${name}"; there are: ${Object.keys(TASKS).join(', ')}.`);

checkNode();
ensurePackages(root);
const node = taskNode(root);
const chromium = ensureChromium(root);
ensureFonts();
ensureLanguage();
const postgres = WITH_POSTGRES.has(name) ? { ANQI_POSTGRES: ensurePostgres() } : {};

const [script = '', ...fixed] = task;
const path = [join(root, 'node_modules', '.bin'), dirname(node), process.env.PATH ?? ''].join(delimiter);
const child = spawn(node, [join(root, script), ...fixed, ...rest], {
  // The command line takes file names relative to where it was called from; npm keeps that folder in INIT_CWD.
  cwd: name === 'anqi' ? (process.env.INIT_CWD ?? process.cwd()) : root,
  env: { ...process.env, PATH: path, ANQI_CHROMIUM: chromium, ...postgres },
  stdio: 'inherit',
});
// Ctrl-C reaches the child by itself; this process waits for it so that its exit code is the one reported.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => giveUp(`the task could not be started: ${error.message}`));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
