/** What every command answers with: an exit code, refusals in words. */
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
