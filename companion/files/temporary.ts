/**
 * Files that are being written: beside their place, under a name that nobody else gives. A signal that ends the process (Ctrl-C, a
 * session or a computer that is shut down) runs no `finally`, so that they are deleted then, too: they may hold every ticket there
 * is. What a kill or a power cut leaves is tidied a day later.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream, lstatSync, openSync, readdirSync, rmSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';

const DAY_MS = 86_400_000;
/** What SQLite lays beside a file that it has open. */
const ENDS = ['', '-journal', '-wal', '-shm'];
const TEMPORARY = /^\.anqi-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp(?:-journal|-wal|-shm)?$/;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Those of this process that are there, or may be at any moment. */
const current = new Set<string>();

/** The path of a file that is not there yet. Whoever asks for one discards it, whatever became of it. */
export function temporaryIn(folder: string): string {
  const file = join(folder, `.anqi-${randomUUID()}.tmp`);
  if (current.size === 0) {
    for (const signal of SIGNALS) process.on(signal, endBy);
    process.on('exit', discardAll);
  }
  current.add(file);
  return file;
}

/** A stream into a temporary file, for its owner alone. The file is there at once: opened later, it might be so after it was deleted. */
export const streamInto = (file: string): WriteStream => createWriteStream(file, { fd: openSync(file, 'wx', 0o600) });

/** Deletes a temporary file, if it is there still, with what SQLite laid beside it. */
export function discard(file: string): void {
  for (const end of ENDS) {
    try {
      rmSync(`${file}${end}`, { force: true });
    } catch {
      // Somebody holds it (Windows), or took the disk out: it is tidied another time.
    }
  }
  current.delete(file);
  if (current.size > 0) return;
  for (const signal of SIGNALS) process.off(signal, endBy);
  process.off('exit', discardAll);
}

function discardAll(): void {
  for (const file of current) discard(file);
}

/** Ends the process by the signal, as it would have ended without us. */
function endBy(signal: NodeJS.Signals): void {
  discardAll();
  process.kill(process.pid, signal);
}

/**
 * Lets a signal end the process that came while it worked without a pause, as SQLite does on a large file: called before the step
 * that cannot be taken back. The loop looks for signals between two turns.
 */
export async function heedSignals(): Promise<void> {
  await turn();
  await turn();
}

/** Removes what a writer that was killed left in a folder: a day old, so that nobody is writing it any more. */
export function tidy(folder: string, nowMs: number): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    // Not there, or it may only be written to.
    return;
  }
  for (const name of names) if (TEMPORARY.test(name)) removeOld(join(folder, name), nowMs);
}

/** Removes a file, and nothing else, that nobody has written to for a day; nor will: a clock that was ahead may have dated it. */
export function removeOld(file: string, nowMs: number): void {
  try {
    const found = lstatSync(file);
    if (found.isFile() && Math.abs(nowMs - found.mtimeMs) > DAY_MS) rmSync(file);
  } catch {
    // Another writer has tidied it, or it may not be removed: it does no harm where it is.
  }
}
