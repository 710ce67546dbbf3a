import { existsSync } from 'node:fs';
import { defineCommand } from 'citty';
import { BROWSER_NAMES, BROWSERS } from '../install/browsers.ts';
import { manifestPlace, profilePlace } from '../install/places.ts';
import { forgetProfile, notedProfiles } from '../install/profiles.ts';
import { scriptPath } from '../install/program.ts';
import { namesScript, removeScript, unregister } from '../install/register.ts';
import { runProgram } from '../install/run.ts';
import { type Machine, thisMachine } from '../place.ts';
import { commandLine } from '../schedule/apply.ts';
import { BROWSER_ARGS, browserOptions, placeOf } from './browser-options.ts';
import { EXIT, tell } from './output.ts';

export const uninstall = defineCommand({
  meta: { name: 'uninstall', description: 'Take back what "install" wrote. The office\'s copy of the tickets stays.' },
  args: { ...BROWSER_ARGS, browser: { ...BROWSER_ARGS.browser, description: 'As for install (default: all)' } },
  run({ args }) {
    const options = browserOptions(args);
    if (!options) return;
    try {
      const machine = thisMachine();
      const browsers = options.browsers ?? (options.profile === undefined ? BROWSERS : (['chromium'] as const));
      const all: string[] = [];
      for (const browser of browsers) {
        const { removed, foreign } = unregister(browser, placeOf(machine, browser, options), runProgram);
        for (const place of removed) tell(`${BROWSER_NAMES[browser]}: removed ${place}`);
        for (const place of foreign)
          tell(`${BROWSER_NAMES[browser]}: left ${place}, as it is not what "install" writes`);
        all.push(...removed);
      }
      if (options.profile !== undefined) forgetProfile(machine, options.profile);
      // The script is this user's; what is registered for everyone needs none.
      if (options.scope === 'user') takeScript(machine);
      if (all.length === 0) tell('nothing was registered there.');
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      process.exitCode = EXIT.failed;
    }
  },
});

/** Removes the script between browsers and program, or says which folder of profiles still needs it. */
function takeScript(machine: Machine): void {
  const script = scriptPath(machine);
  const noted = notedProfiles(machine);
  if (noted === 'damaged') {
    if (existsSync(script)) tell(`left ${script}: settings.json is damaged, and folders of profiles may still need it`);
    return;
  }
  const profiles = noted.map(({ browser, folder }) => ({ folder, ...profilePlace(machine, browser, folder) }));
  for (const place of profiles.filter((each) => namesScript(script, each))) {
    const takenBack = commandLine(['anqi', 'uninstall', '--profile', place.folder]);
    tell(`left ${script}: ${place.file} names it; to take that back, run: ${takenBack}`);
  }
  const places = BROWSERS.map((browser) => manifestPlace(machine, browser, 'user'));
  for (const removed of removeScript(script, [...places, ...profiles])) tell(`removed ${removed}`);
}
