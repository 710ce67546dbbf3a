/** Writing to a reader that may be slower, or gone: commands and the host alike. */
import type { Writable } from 'node:stream';

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
