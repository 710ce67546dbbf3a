/** A file is there whole or not at all: written beside its place, then moved into it. */
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @param text as UTF-8, or bytes
 * @param mode the file's permissions; browsers run as the user, so that what is for everyone must be readable by everyone
 * @throws Error in words; nothing half-written stays behind
 */
export function writeWhole(file: string, text: string | Uint8Array, mode = 0o644): void {
  const beside = `${file}.${process.pid}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, text, { mode });
    // What `umask` took away; a user's script must be executable all the same.
    chmodSync(beside, mode);
    renameSync(beside, file);
  } catch (error) {
    if (existsSync(beside)) rmSync(beside);
    throw new Error(`${file} cannot be written: ${reasonOf(error)}`, { cause: error });
  }
}

const REASONS: Record<string, string> = {
  EACCES: 'it is not permitted; what is for everyone takes an administrator',
  EPERM: 'it is not permitted; what is for everyone takes an administrator',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file has the name of its folder',
  EEXIST: 'a file has the name of its folder',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? String(error);
}
