/** What every command answers with: an exit code, refusals in words, lines that wait for their reader. */
import { once } from 'node:events';

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

/** Writes, and waits while the reader is slower. */
export async function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
