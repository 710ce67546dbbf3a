/**
 * `npm start`: the job on the practice platform, in a window where there is a display, else as a tour without one.
 * `--headless` takes the tour in any case; `--letters FILE` puts real texts on the platform.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Practice, startPractice } from '../practice/practice.ts';
import { build, NORMAL_BUILD, TEST_BUILD } from './tour/build.ts';
import { asSentence, say } from './tour/say.ts';
import { takeTour } from './tour/take.ts';
import { openWindow } from './tour/window.ts';

function argumentsOf(args: string[]): { headless: boolean; lettersFile?: string } {
  const { values } = parseArgs({ args, options: { headless: { type: 'boolean' }, letters: { type: 'string' } } });
  // npm runs scripts in the project's folder; a file is named from the folder that the user is in.
  const lettersFile = values.letters && resolve(process.env.INIT_CWD ?? process.cwd(), values.letters);
  return { headless: values.headless ?? false, ...(lettersFile ? { lettersFile } : {}) };
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function main(): Promise<void> {
  const { headless, lettersFile } = argumentsOf(process.argv.slice(2));
  const isTour = headless || !hasDisplay();
  build(NORMAL_BUILD);
  if (isTour) build(TEST_BUILD);
  say('starting the practice platform.');
  const practice = await startPractice(lettersFile ? { lettersFile } : {}).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && lettersFile) throw new Error(`there is no file ${lettersFile}`);
    throw error;
  });
  say(`it is at ${practice.origin}, with ${practice.tickets.length} tickets.`);
  try {
    await show(practice, isTour);
  } finally {
    await practice.close();
  }
}

async function show(practice: Practice, isTour: boolean): Promise<void> {
  if (isTour) await takeTour(practice);
  else await openWindow(practice.origin);
}

try {
  await main();
} catch (error) {
  say(`stopped: ${asSentence(error)}`);
  process.exitCode = 1;
}
