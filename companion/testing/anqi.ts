/** The command line as a person runs it, with a home of its own and nothing else of this machine's environment. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '..', 'cli.ts');

export interface Said {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** @param env more than HOME, `cwd` the current folder: the home where left out */
export function runAnqi(home: string, args: readonly string[], env: Record<string, string> = {}, cwd = home): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    env: { HOME: home, PATH: '/usr/bin:/bin', ...env },
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}
