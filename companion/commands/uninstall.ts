import { defineCommand } from 'citty';
import { BROWSER_NAMES, BROWSERS } from '../install/browsers.ts';
import { manifestPlace } from '../install/places.ts';
import { scriptPath } from '../install/program.ts';
import { removeScript, unregister } from '../install/register.ts';
import { runProgram } from '../install/run.ts';
import { thisMachine } from '../place.ts';
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
      // The script is this user's; what is registered for everyone needs none.
      if (options.scope === 'user') {
        const places = BROWSERS.map((browser) => manifestPlace(machine, browser, 'user'));
        for (const script of removeScript(scriptPath(machine), places)) tell(`removed ${script}`);
      }
      if (all.length === 0) tell('nothing was registered there.');
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      process.exitCode = EXIT.failed;
    }
  },
});
