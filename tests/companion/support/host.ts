/** A host as a browser runs it: a process of its own, asked over its standard input and output. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { encodeFrame, readFrames } from '../../../companion/host/frames.ts';
import { type Ask, asker, CommandError } from '../../../lib/protocol/answer.ts';
import { companionCommands } from '../../../lib/protocol/companion.ts';
import { removeFolder } from '../../../scripts/remove-folder.ts';

const CLI = join(import.meta.dirname, '../../../companion/cli.ts');

export interface RunningHost {
  process: ChildProcess;
  ask: Ask<typeof companionCommands>;
  /** Ends it as a browser does: its input is closed. @returns its exit code */
  end(): Promise<number | null>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * @param home its data folder
 * @param env more of its environment
 * @param command another program than the host of this tree
 */
export function startHost(
  home: string,
  env: Record<string, string> = {},
  command: readonly string[] = [process.execPath, CLI, 'host'],
): RunningHost {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    env: { ...process.env, ANQI_HOME: home, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  const gone = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      for (const { reject } of waiting.values()) reject(new CommandError({ code: 'no-answer' }));
      waiting.clear();
      resolve(code);
    });
  });
  child.stdin.on('error', () => undefined);
  void (async () => {
    for await (const message of readFrames(child.stdout)) {
      const { id, ...answer } = message as { id: number };
      waiting.get(id)?.resolve(answer);
      waiting.delete(id);
    }
  })().catch(() => undefined);
  const send = (message: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      if (child.exitCode !== null || child.signalCode !== null) return reject(new CommandError({ code: 'no-answer' }));
      const id = ++last;
      waiting.set(id, { resolve, reject });
      child.stdin.write(encodeFrame({ id, ...(message as object) }));
    });
  return {
    process: child,
    ask: asker(companionCommands, send),
    end() {
      child.stdin.end();
      return gone;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** A host for each test of a file, over an empty data folder; a test may put another one in its place. */
export function hostForEach(): { home: string; host: RunningHost } {
  const at = {} as { home: string; host: RunningHost };
  beforeEach(() => {
    at.home = mkdtempSync(join(tmpdir(), 'anqi-home-'));
    at.host = startHost(at.home);
  });
  afterEach(async () => {
    await at.host.end();
    await removeFolder(at.home);
  });
  return at;
}
