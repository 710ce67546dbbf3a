/** Tells browsers of the companion, and takes it back. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser, Scope } from './browsers.ts';
import { manifestText, readManifest } from './manifest.ts';
import type { Place } from './places.ts';
import type { Program } from './program.ts';
import { defaultValue, deleteKey, setKey } from './registry.ts';
import type { Run } from './run.ts';
import { writeWhole } from './whole-file.ts';

/**
 * Writes the manifest of `browser`, the script it needs and the registry's key. Done again, it changes nothing.
 * @param scope for whom: an administrator's umask must not keep everyone else out
 * @returns what was written: files, then keys of the registry
 * @throws Error in words when something cannot be written
 */
export function register(browser: Browser, place: Place, program: Program, run: Run, scope: Scope = 'user'): string[] {
  const written: string[] = [];
  if (program.script !== undefined) {
    // The script lies in the folder of citizens' data, which nobody else may look into.
    mkdirSync(dirname(program.path), { recursive: true, mode: 0o700 });
    writeWhole(program.path, program.script, 0o755);
    written.push(program.path);
  }
  writeWhole(place.file, manifestText(browser, program.path), 0o644, scope === 'machine');
  written.push(place.file);
  if (place.key !== undefined) {
    const { code, stderr } = run('reg.exe', setKey(place.key, place.file));
    if (code !== 0) throw new Error(`the registry's key ${place.key} cannot be set: ${stderr.trim()}`);
    written.push(place.key);
  }
  return written;
}

/** What was removed, and what lies in the place but is not ours. */
export interface Removed {
  removed: string[];
  foreign: string[];
}

/**
 * Removes what `register` wrote, and nothing else: a manifest that says anything else stays, and so does a key that names another file.
 * @throws the system's error when something cannot be removed
 */
export function unregister(browser: Browser, place: Place, run: Run): Removed {
  const removed: string[] = [];
  const foreign: string[] = [];
  if (place.key !== undefined) {
    const named = defaultValue(run, place.key);
    if (named !== undefined && named !== place.file) foreign.push(place.key);
    else if (named !== undefined) {
      const { code, stderr } = run('reg.exe', deleteKey(place.key));
      if (code !== 0) throw new Error(`the registry's key ${place.key} cannot be removed: ${stderr.trim()}`);
      removed.push(place.key);
    }
  }
  if (existsSync(place.file)) {
    const ours = isOurs(browser, readFileSync(place.file, 'utf8'));
    if (ours) rmSync(place.file);
    (ours ? removed : foreign).push(place.file);
  }
  return { removed, foreign };
}

/** Whether a manifest is to the letter one that `register` writes, whichever program it names. */
function isOurs(browser: Browser, text: string): boolean {
  const read = readManifest(browser, text);
  return read.ok && manifestText(browser, read.path) === text;
}

/** Whether the manifest of a place names the script between browsers and program. */
export const namesScript = (script: string, { file }: Place): boolean =>
  existsSync(file) && readFileSync(file, 'utf8').includes(JSON.stringify(script));

/** Removes the script between browsers and program, unless one of `places` still names it. */
export function removeScript(script: string, places: readonly Place[]): string[] {
  if (places.some((place) => namesScript(script, place)) || !existsSync(script)) return [];
  rmSync(script);
  return [script];
}
