/** Running as a native-messaging host until the browser lets go. */
import { spawn } from 'node:child_process';
import { ownCommand } from '../install/program.ts';
import { dataFolder, type Machine } from '../place.ts';
import { FrameError } from './frames.ts';
import { hostHandlers } from './handlers.ts';
import { logIn } from './log.ts';
import { officeCopy } from './office-copy.ts';
import { answerFrames } from './serve.ts';

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

/** Browsers end their hosts when they like: a backup that is due is made by a process of its own, which logs its failure itself. */
function backUpBeside(log: (line: string) => void): void {
  const [program = '', ...args] = ownCommand();
  const child = spawn(program, [...args, 'backup', '--if-due'], { detached: true, stdio: 'ignore' });
  child.on('error', (error) => log(`no backup could be begun: ${error.message}`));
  child.unref();
}
