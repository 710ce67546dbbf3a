/** Files of a report: written beside their place, then moved into it, so that none is ever half there. */
import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const place = join(folder, name);
    const beside = `${place}.${process.pid}.tmp`;
    writeFileSync(beside, content);
    renameSync(beside, place);
  }
}

/** Adds a line to a log of the folder. */
export function appendLine(folder: string, name: string, line: string): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, name), `${line}\n`);
}
