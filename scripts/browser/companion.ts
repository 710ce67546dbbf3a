/** The companion for a browser's profile of one's own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '../../companion/cli.ts');

/**
 * Registers the companion of this tree in a profile.
 * @param home the companion's data folder
 * @throws Error when it could not be registered, with what the companion said
 */
export function registerCompanion(profile: string, home: string): void {
  const args = [CLI, 'install', '--browser', 'chromium', '--profile', profile];
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, ANQI_HOME: home },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the companion could not be registered: ${stderr}`);
}
