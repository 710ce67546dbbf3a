/** The folder that files are written to: chosen by the clerk, and held to be that very folder at every write. */
import { closeSync, constants, lstatSync, openSync, realpathSync, statSync } from 'node:fs';
import { discard, temporaryIn } from '../files/temporary.ts';
import type { Machine } from '../place.ts';
import { changeSettings, readSettings } from '../settings.ts';
import { Trouble } from '../store/trouble.ts';
import { pathFault } from './path-fault.ts';
import { inFolder } from './trouble.ts';

/**
 * Chooses the folder for files, or none.
 * @returns the folder with every link resolved, as it is kept
 * @throws Trouble `no-folder` where it is none to write to; the one that was chosen before then stays
 */
export function chooseFolder(machine: Machine, path: string | undefined): string | undefined {
  const folder = path === undefined ? undefined : folderAt(machine, path);
  changeSettings(machine, { folder });
  return folder;
}

/** The folder that was chosen, whether or not it is there; undefined where none was. */
export function folderOf(machine: Machine): string | undefined {
  const settings = readSettings(machine);
  return settings === 'damaged' ? undefined : settings.folder;
}

/** The chosen folder, ready to be written to. @throws Trouble `no-folder` */
export function rootOf(machine: Machine): string {
  const settings = readSettings(machine);
  if (settings === 'damaged')
    throw new Trouble('no-folder', 'settings.json is damaged: choose the folder anew with `anqi folder DIR`');
  if (settings.folder === undefined)
    throw new Trouble('no-folder', 'no folder for files is chosen: choose one with `anqi folder DIR`');
  // Whoever edits the settings by hand is held to the same rules.
  refuseBad(settings.folder, machine);
  checkRoot(settings.folder);
  return settings.folder;
}

/** A folder that files may be written to, with every link resolved. @throws Trouble `no-folder` with what speaks against it */
export function folderAt(machine: Machine, path: string): string {
  refuseBad(path, machine);
  const folder = inFolder(() => realpathSync(path));
  refuseBad(folder, machine);
  if (!inFolder(() => statSync(folder)).isDirectory())
    throw new Trouble('no-folder', `${path} is no folder: choose another`);
  tryWriting(folder);
  return folder;
}

/** @throws Trouble `no-folder` where a folder is no longer the one that was chosen */
export function checkRoot(folder: string): void {
  inFolder(() => {
    if (lstatSync(folder).isDirectory() && realpathSync(folder) === folder) return;
    throw new Trouble('no-folder', 'a link stands in the place of the folder: choose it anew with `anqi folder DIR`');
  });
}

function refuseBad(path: string, machine: Machine): void {
  const fault = pathFault(path, machine);
  if (fault !== undefined) throw new Trouble('no-folder', `${path} ${fault}`);
}

/** Permissions say little on network drives and on Windows: a file that could be made says it. */
function tryWriting(folder: string): void {
  const probe = temporaryIn(folder);
  try {
    inFolder(() => closeSync(openSync(probe, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)));
  } finally {
    discard(probe);
  }
}
