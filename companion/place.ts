/** Where the companion keeps what is its own. */
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What of the process decides about it: handed in by tests. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

export const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() });

/** Paths as the machine writes them, whatever this process runs on. */
export const pathsOf = ({ platform }: Machine) => (platform === 'win32' ? win32 : posix);

/**
 * A folder that a variable of the system names: one that is empty counts as unset, and a relative one is ignored
 * (XDG Base Directory Specification, "Environment variables"). Taken as they stand, both would mean the current folder.
 */
export function namedFolder(machine: Machine, variable: string): string | undefined {
  const named = machine.env[variable];
  return named && pathsOf(machine).isAbsolute(named) ? named : undefined;
}

/**
 * The user's data folder of the companion, absolute: ANQI_HOME where it is set, else where the system keeps such things.
 * It need not be there yet.
 */
export function dataFolder(machine: Machine): string {
  const { platform, env, home } = machine;
  const { join, resolve } = pathsOf(machine);
  if (env.ANQI_HOME) return resolve(env.ANQI_HOME);
  if (platform === 'win32') return join(namedFolder(machine, 'LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'Anqi');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Anqi');
  return join(namedFolder(machine, 'XDG_DATA_HOME') ?? join(home, '.local', 'share'), 'anqi');
}

/**
 * The data folder where the variables of this shell moved it, undefined where it is the usual one. A browser or a timer has none of
 * these variables: whatever starts the companion for them must name the folder.
 */
export function movedDataFolder(machine: Machine): string | undefined {
  const { platform, home, env } = machine;
  const { LOCALAPPDATA } = env;
  const folder = dataFolder(machine);
  return folder === dataFolder({ platform, home, env: { LOCALAPPDATA } }) ? undefined : folder;
}
