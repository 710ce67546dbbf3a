/** The command line as people and timers run it: a process of its own. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const CLI = join(import.meta.dirname, '../../../companion/cli.ts');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Starts `anqi ARGS`. @param home its data folder */
export function startCli(home: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const env = { ...process.env, ANQI_HOME: home, DATABASE_URL: '', NO_COLOR: '1' };
  return spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'], ...options, env });
}

/** What became of a process, and what it said. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const read = async (stream: ChildProcess['stdout']) => (stream && !stream.destroyed ? text(stream) : '');
  const [[code, signal], stdout, stderr] = await Promise.all([
    once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
    read(child.stdout),
    read(child.stderr),
  ]);
  return { code, signal, stdout, stderr };
}

/** Runs `anqi ARGS` to its end. */
export const runCli = (home: string, ...args: readonly string[]): Promise<Ended> => ended(startCli(home, args));
