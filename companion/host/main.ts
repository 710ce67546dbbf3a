/** Running as a native-messaging host until the browser lets go. */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { instantText } from '../../lib/calendar/time.ts';
import { ownCommand } from '../install/program.ts';
import { dataFolder, type Machine } from '../place.ts';
import { FrameError } from './frames.ts';
import { hostHandlers } from './handlers.ts';
import { officeCopy } from './office-copy.ts';
import { answerFrames } from './serve.ts';

/** The log is for whoever looks for a fault of today. */
const MOST_LOG_BYTES = 1_000_000;

/** @returns the exit code of the process */
export async function runHost(machine: Machine): Promise<number> {
  const log = logIn(dataFolder(machine));
  const copy = officeCopy(machine, Date.now, () => log('a damaged row was left out'));
  const backUp = () => backUpBeside(log);
  try {
    await answerFrames(process.stdin, process.stdout, hostHandlers({ machine, copy, now: Date.now, backUp }), log);
    return 0;
  } catch (error) {
    log(
      error instanceof FrameError ? error.message : `the host ended: ${error instanceof Error ? error.stack : error}`,
    );
    return 1;
  } finally {
    await copy.close().catch((error: unknown) => log(`the store could not be closed: ${error}`));
  }
}

/** Browsers end their hosts when they like: a backup that is due is made by a process of its own. */
function backUpBeside(log: (line: string) => void): void {
  const [program = '', ...args] = ownCommand();
  const child = spawn(program, [...args, 'backup', '--if-due'], { detached: true, stdio: 'ignore' });
  child.on('error', (error) => log(`no backup could be begun: ${error.message}`));
  child.unref();
}

/** Standard output is the browser's alone, and its log is out of a clerk's reach. A disk that is full must not end the host. */
function logIn(folder: string): (line: string) => void {
  const file = join(folder, 'host.log');
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      appendFileSync(file, `${instantText(Date.now())} ${line}\n`, { mode: 0o600 });
      if (statSync(file).size > MOST_LOG_BYTES) truncateSync(file);
    } catch {
      process.stderr.write(`anqi: ${line}\n`);
    }
  };
}
