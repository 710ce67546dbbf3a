/** Which paths are none to write files below, whatever lies there. */
import { realpathSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { dataFolder, type Machine } from '../place.ts';
import { isDevice } from './names.ts';

/** The system's own, where a stray file does harm or is lost; disks that are plugged in appear below /run/media. */
const SYSTEM: Record<'linux' | 'darwin', readonly string[]> = {
  linux: ['/bin', '/boot', '/dev', '/etc', '/lib', '/lib32', '/lib64', '/proc', '/sbin', '/sys', '/usr'],
  darwin: ['/bin', '/dev', '/etc', '/sbin', '/usr', '/private/etc', '/System', '/Library', '/Applications', '/cores'],
};

/** @returns why not, in words that follow the path; undefined where nothing speaks against it */
export function pathFault(path: string, machine: Machine): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'has a control character';
  const isWindows = machine.platform === 'win32';
  const fault = isWindows ? windowsFault(path) : path.startsWith('/') ? undefined : 'is not a whole path from / on';
  if (fault !== undefined) return fault;
  if (path.split(isWindows ? /[\\/]/ : '/').includes('..')) return 'has a .. in it: write the path without it';
  return placeFault(path, machine);
}

function windowsFault(path: string): string | undefined {
  if (/^[\\/]{2}[?.](?:[\\/]|$)/.test(path)) return 'is the path of a device';
  const isShare = /^[\\/]{2}[^\\/]+[\\/]+[^\\/]+/.test(path);
  if (/^[A-Za-z]:(?![\\/])/.test(path)) return 'depends on where the drive stands: write C:\\FOLDER';
  if (!isShare && !/^[A-Za-z]:[\\/]/.test(path))
    return 'is not a whole path: write C:\\FOLDER or \\\\SERVER\\SHARE\\FOLDER';
  const parts = path
    .slice(isShare ? 2 : 3)
    .split(/[\\/]+/)
    .filter(Boolean);
  if (parts.some((part) => /[<>:"|?*]/.test(part))) return 'has one of < > : " | ? *';
  if (parts.some(isDevice)) return 'has the name of a device in it';
  if (parts.some((part) => part !== '..' && part !== '.' && /[. ]$/.test(part)))
    return 'has a part that ends with a dot or a blank';
  return undefined;
}

/** The data folder, as it is named and as it is with every link resolved: a chosen folder may come either way. */
function ownFolders(machine: Machine): string[] {
  const folder = dataFolder(machine);
  try {
    return [folder, realpathSync(folder)];
  } catch {
    // Not there yet, so that nothing lies within.
    return [folder];
  }
}

function placeFault(path: string, machine: Machine): string | undefined {
  const { platform, env } = machine;
  const { normalize, relative, isAbsolute, parse } = platform === 'win32' ? win32 : posix;
  const isWithin = (folder: string) => {
    const way = relative(folder, path);
    return !isAbsolute(way) && !/^\.\.(?:[\\/]|$)/.test(way);
  };
  if (ownFolders(machine).some(isWithin)) return 'is where the companion keeps its own data: choose another folder';
  if (platform === 'win32') {
    const roots = [env.SystemRoot, env.ProgramFiles, env['ProgramFiles(x86)'], env.ProgramData].filter(
      (root) => root !== undefined,
    );
    const isSystemDrive = normalize(path).toLowerCase() === parse(env.SystemRoot ?? 'C:\\').root.toLowerCase();
    return isSystemDrive || roots.some(isWithin) ? 'belongs to the system' : undefined;
  }
  if (normalize(path) === '/') return 'belongs to the system';
  return SYSTEM[platform === 'darwin' ? 'darwin' : 'linux'].some(isWithin) ? 'belongs to the system' : undefined;
}
