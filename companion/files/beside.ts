/** Files that are whole or not there: made beside their place, forced onto the disk, then moved into it. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { discard, temporaryIn } from './temporary.ts';

export function fsyncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Makes sure that a new name outlives a power cut, where the folder lets itself be synced: Windows opens none, and one that may only
 * be written to (a drop box) does not either. The file itself is on the disk before.
 */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The name is there, as the next look shows.
  }
}

/**
 * Moves a finished file to a place that is free. The name is taken first: of two programs one gets it.
 * @throws Error with code EEXIST where it is not free; the file is still beside then
 */
export function moveIn(beside: string, place: string): void {
  fsyncFile(beside);
  closeSync(openSync(place, 'wx', 0o600));
  try {
    renameSync(beside, place);
  } catch (error) {
    rmSync(place, { force: true });
    throw error;
  }
  syncFolder(dirname(place));
}

/** Writes a small file for its owner alone, in the place of the one that is there, if one is: the new one, or the old as it was. */
export function replaceFile(place: string, text: string): void {
  const beside = temporaryIn(dirname(place));
  try {
    writeFileSync(beside, text, { mode: 0o600, flag: 'wx' });
    fsyncFile(beside);
    renameSync(beside, place);
    syncFolder(dirname(place));
  } finally {
    discard(beside);
  }
}
