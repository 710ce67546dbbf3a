/** Files that are being written: beside their place, under a name that nobody else gives. */
import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
const TEMPORARY = /^\.anqi-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

export const temporaryName = (): string => `.anqi-${randomUUID()}.tmp`;

/** Removes what a writer that was killed left behind: a day old, so that nobody is writing it any more. */
export function tidy(folder: string, nowMs: number): void {
  for (const name of readdirSync(folder)) if (TEMPORARY.test(name)) removeOld(join(folder, name), nowMs);
}

/** Removes a file, and nothing else, that nobody has written to for a day. */
export function removeOld(file: string, nowMs: number): void {
  try {
    const found = lstatSync(file);
    if (found.isFile() && nowMs - found.mtimeMs > DAY_MS) rmSync(file);
  } catch {
    // Another writer has tidied it, or it may not be removed: it does no harm where it is.
  }
}
