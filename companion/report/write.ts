/** Files of a report: written beside their place, then moved into it, so that none is ever half there. */
import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { discard, temporaryIn, tidy } from '../files/temporary.ts';

export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  mkdirSync(folder, { recursive: true });
  tidy(folder, Date.now());
  for (const [name, content] of Object.entries(files)) {
    const beside = temporaryIn(folder);
    try {
      writeFileSync(beside, content);
      renameSync(beside, join(folder, name));
    } finally {
      discard(beside);
    }
  }
}

/** Adds a line to a log of the folder. */
export function appendLine(folder: string, name: string, line: string): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, name), `${line}\n`);
}
