/** A file is there whole or not at all: written beside its place, then moved into it. */
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @param text as UTF-8, or bytes
 * @param mode the file's permissions; browsers run as the user, so that what is for everyone must be readable by everyone
 * @throws the system's error; nothing half-written stays behind
 */
export function writeWhole(file: string, text: string | Uint8Array, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.part`;
  try {
    writeFileSync(beside, text, { mode });
    // What `umask` took away; a user's script must be executable all the same.
    chmodSync(beside, mode);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
