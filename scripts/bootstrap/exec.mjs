import { spawnSync } from 'node:child_process';
import { say } from './say.mjs';

/**
 * Runs a command with its output on stderr; tells whether it succeeded.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string }} [options]
 */
export function run(command, args, { cwd } = {}) {
  say(`running: ${[command, ...args].join(' ')}`);
  // npm is a .cmd file on Windows, which starts only through a shell; every argument here is our own.
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { cwd, shell, stdio: ['inherit', 2, 2] }).status === 0;
}

/**
 * What a command prints, or undefined when it is missing or fails.
 * @param {string} command
 * @param {string[]} args
 * @returns {string | undefined}
 */
export function output(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] });
  return result.status === 0 ? result.stdout : undefined;
}
