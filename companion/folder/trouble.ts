/** What can be amiss with the folder for files, in words. */
import { Trouble, type TroubleCode } from '../store/trouble.ts';

/** Errors of file systems, as they speak of a folder that was chosen. */
const ERRORS: Record<string, [TroubleCode, string]> = {
  ENOSPC: ['disk-full', 'the disk is full: the file was not written; make room'],
  EDQUOT: ['disk-full', 'the quota of the disk is used up: the file was not written; make room'],
  EFBIG: ['disk-full', 'no file may grow as large there: the file was not written'],
  ENOENT: ['no-folder', 'the folder is not there: plug its disk in, or choose another with `anqi folder DIR`'],
  ENOTDIR: ['no-folder', 'this is a file and no folder: choose another with `anqi folder DIR`'],
  EACCES: ['no-folder', 'the folder cannot be written to: check its permissions'],
  EPERM: ['no-folder', 'the folder cannot be written to: check its permissions'],
  EROFS: ['no-folder', 'the disk of the folder can only be read'],
  EIO: ['no-folder', 'the disk of the folder fails, or was taken out'],
  ELOOP: ['no-folder', 'the folder leads back to itself'],
  ENAMETOOLONG: ['bad-name', 'the name is too long for that disk'],
};

/** The trouble behind what a file system threw; the error itself where it is none. */
function folderTrouble(error: unknown): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  const known = code === undefined ? undefined : ERRORS[code];
  return known ? new Trouble(known[0], known[1], error) : error;
}

/** Runs work on the folder. @throws Trouble in place of what the file system threw, where it is one */
export function inFolder<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw folderTrouble(error);
  }
}
