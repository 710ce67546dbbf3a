/** A file is there whole or not at all: written beside its place, then moved into it. */
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

/**
 * @param text as UTF-8, or bytes
 * @param mode the file's permissions; browsers run as the user, so that what is for everyone must be readable by everyone
 * @param isForEveryone the folders that are made for it are open to everyone as well, whatever the administrator's umask
 * @throws Error in words; nothing half-written stays behind
 */
export function writeWhole(file: string, text: string | Uint8Array, mode = 0o644, isForEveryone = false): void {
  const beside = `${file}.${process.pid}.part`;
  try {
    const first = mkdirSync(dirname(file), { recursive: true });
    if (isForEveryone && first !== undefined) openFolders(first, dirname(file));
    writeFileSync(beside, text, { mode });
    // What `umask` took away; a user's script must be executable all the same.
    chmodSync(beside, mode);
    renameSync(beside, file);
  } catch (error) {
    if (existsSync(beside)) rmSync(beside);
    throw new Error(`${file} cannot be written: ${reasonOf(error)}`, { cause: error });
  }
}

/** Opens the folders from `first` down to `last`. */
function openFolders(first: string, last: string): void {
  const below = relative(first, resolve(last)).split(sep).filter(Boolean);
  for (let i = 0; i <= below.length; i++) chmodSync(resolve(first, ...below.slice(0, i)), 0o755);
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
