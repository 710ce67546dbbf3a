/** What every command answers with: an exit code, refusals in words, lines that wait for their reader. */
import type { Writable } from 'node:stream';

export const EXIT = { someUnreadable: 1, someRefused: 1, differs: 1, failed: 1, usage: 2 } as const;

/** The words of a command line make no sense: nothing was done. */
export class UsageError extends Error {}

/** Says why nothing was done; the process ends with `usage`. */
export function refuse(sentence: string): void {
  process.stderr.write(`anqi: ${sentence}\n`);
  process.exitCode = EXIT.usage;
}

/** Says something to people, on standard error. */
export function tell(sentence: string): void {
  process.stderr.write(`anqi: ${sentence}\n`);
}

/**
 * Writes, and waits while the reader is slower. Where the reader is gone nothing is written, and nothing waited for: what the command
 * is about goes on to its end.
 */
export async function written(stream: Writable, text: string | Uint8Array): Promise<void> {
  if (stream.destroyed) return;
  await new Promise<void>((resolve) => {
    // Called at the end of the writing, whether or not it failed.
    if (stream.write(text, () => resolve())) resolve();
  });
}

/**
 * Minds what becomes of standard output. A reader that has seen enough (`| head`) closes the pipe, which is no failure of ours;
 * anything else, as a full disk, is said, and the process ends with `failed` once its work is done.
 */
export function mindOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    tell(`standard output could not be written: ${error.code === 'ENOSPC' ? 'the disk is full' : error.message}`);
    process.once('exit', () => {
      process.exitCode ||= EXIT.failed;
    });
  });
}
