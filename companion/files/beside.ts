/** Files that are whole or not there: made beside their place, forced onto the disk, then moved into it. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

let made = 0;

/** A name beside a place that no other program uses. */
export const besideOf = (place: string): string => `${place}.${process.pid}-${made++}.tmp`;

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

/** Takes the place of the file that is there, if one is. */
export function replaceWith(beside: string, place: string): void {
  fsyncFile(beside);
  renameSync(beside, place);
  syncFolder(dirname(place));
}
