/** Building the extension: what a clerk installs, and the build for automated browsers. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { say } from './say.ts';

export interface Build {
  name: string;
  /** Folder of the unpacked extension. */
  folder: string;
  env?: Record<string, string>;
}

const OUTPUT = join(import.meta.dirname, '../../.output');

export const NORMAL_BUILD: Build = { name: 'the extension', folder: join(OUTPUT, 'chrome-mv3') };

/** The same with one origin granted beforehand: no browser lets a program press "allow" in its permission prompt. */
export const TEST_BUILD: Build = {
  name: 'the extension for a browser without a window (loopback is granted beforehand)',
  folder: join(OUTPUT, 'chrome-mv3-test'),
  env: { ANQI_TEST_ORIGIN: 'http://127.0.0.1/*' },
};

/**
 * @param tell says what is being done
 * @throws Error when it does not build; what the tool said is then printed
 */
export function build({ name, env }: Build, tell: (text: string) => void = say): void {
  tell(`building ${name}.`);
  const { status, stdout, stderr, error } = spawnSync('wxt', ['build'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    // The tool is a .cmd file on Windows, which starts only through a shell.
    shell: process.platform === 'win32',
  });
  if (error) throw new Error(`wxt could not be started: ${error.message}`);
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  throw new Error('the extension did not build (messages above)');
}
