/** The companion as a program that others start: browsers, and the system's timers. */
import { realpathSync, statSync } from 'node:fs';
import { isSea } from 'node:sea';
import { dataFolder, type Machine, movedDataFolder, pathsOf } from '../place.ts';
import type { Scope } from './browsers.ts';
import { unixLauncher, windowsLauncher } from './launcher.ts';

/**
 * The words that start the command line, absolute: the packaged program alone, or Node and the source. A browser or a timer knows no folder
 * to take relative names from.
 */
export function ownCommand(): string[] {
  const program = realpathSync(process.execPath);
  return isSea() ? [program] : [program, realpathSync(process.argv[1] ?? '')];
}

/** What a manifest names, and the text of the script that must be there for it, where it is one. */
export interface Program {
  path: string;
  script?: string;
}

/** The script that stands between browser and program, where one is needed; for one user. */
export function scriptPath(machine: Machine): string {
  return pathsOf(machine).join(dataFolder(machine), machine.platform === 'win32' ? 'anqi-host.cmd' : 'anqi-host');
}

/**
 * @param command as `ownCommand` gives it
 * @throws Error in words where everyone on the computer could not start it
 */
export function programFor(machine: Machine, command: readonly string[], scope: Scope): Program {
  const [program = '', ...rest] = command;
  if (scope === 'machine') {
    if (rest.length > 0)
      throw new Error('--machine needs the packaged program (npm run package): the source lies with one user.');
    const closed = closedAbove(machine, program);
    if (closed)
      throw new Error(
        `not everyone may open ${closed}; put the program where everyone may run it, then install again.`,
      );
    return { path: program };
  }
  const moved = movedDataFolder(machine);
  if (rest.length === 0 && moved === undefined) return { path: program };
  const script = machine.platform === 'win32' ? windowsLauncher : unixLauncher;
  return { path: scriptPath(machine), script: script(command, moved) };
}

/** On Linux and macOS: the first file or folder on the way to `program` that others may not go through. */
function closedAbove(machine: Machine, program: string): string | undefined {
  if (machine.platform === 'win32') return undefined;
  const { dirname } = pathsOf(machine);
  for (let at = program; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return at;
    if (at === dirname(at)) return undefined;
  }
}
