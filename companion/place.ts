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
 * The user's data folder of the companion: ANQI_HOME where it is set, else where the system keeps such things.
 * It need not be there yet.
 */
export function dataFolder(machine: Machine): string {
  const { platform, env, home } = machine;
  const { join } = pathsOf(machine);
  if (env.ANQI_HOME) return env.ANQI_HOME;
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Anqi');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Anqi');
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'anqi');
}
