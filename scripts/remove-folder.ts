/** Removing a throw-away folder that other programs were given. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';

const MOST_MS = 30_000;
const BETWEEN_MS = 20;

/**
 * Removes a folder once every process has ended that names it in its environment or its arguments. A browser ends its host, and a
 * host begins its daily backup as a process of its own: what they go on writing would stand in the way, or stand there again.
 * Where the system does not tell which processes there are (`/proc`, Linux), removing is only tried several times.
 * @throws Error for processes that do not end
 */
export async function removeFolder(folder: string): Promise<void> {
  const until = Date.now() + MOST_MS;
  for (let left = processesOf(folder); left.length > 0; left = processesOf(folder)) {
    if (Date.now() > until) throw new Error(`${folder} is still used by the processes ${left.join(', ')}`);
    await pass(BETWEEN_MS);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

function processesOf(folder: string): number[] {
  const pids = readdirOf('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.filter((pid) => [`/proc/${pid}/environ`, `/proc/${pid}/cmdline`].some(names(folder))).map(Number);
}

const names = (folder: string) => (file: string) => {
  try {
    return readFileSync(file, 'utf8').includes(folder);
  } catch {
    // It ended meanwhile, or belongs to somebody else.
    return false;
  }
};

function readdirOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
