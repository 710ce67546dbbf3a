/** The Node that runs the tasks: 24 or newer, from the npm package `node` when the machine's own is older. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { output } from './exec.mjs';
import { giveUp } from './say.mjs';

const OLDEST_FOR_BOOTSTRAP = 20;
const OLDEST_FOR_TASKS = 24;

/** @param {string} version */
function major(version) {
  return Number(version.replace(/^v/, '').split('.')[0]);
}

export function checkNode() {
  if (major(process.version) < OLDEST_FOR_BOOTSTRAP) {
    giveUp(`Node ${OLDEST_FOR_BOOTSTRAP} or newer is needed and this is ${process.version}; install a newer Node.`);
  }
}

/**
 * @param {string} root
 * @returns {string} path of the executable
 */
export function taskNode(root) {
  if (major(process.version) >= OLDEST_FOR_TASKS) return process.execPath;
  const packaged = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(packaged) && major(output(packaged, ['--version']) ?? '0') >= OLDEST_FOR_TASKS) return packaged;
  return giveUp(
    `Node ${OLDEST_FOR_TASKS} did not come with the npm packages (are install scripts switched off?); ` +
      'delete node_modules and run this again, or install Node 24.',
  );
}
