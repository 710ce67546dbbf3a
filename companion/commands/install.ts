import { defineCommand } from 'citty';
import { BROWSER_NAMES, type Browser } from '../install/browsers.ts';
import { findBrowsers } from '../install/found.ts';
import { noteProfile } from '../install/profiles.ts';
import { ownCommand, programFor } from '../install/program.ts';
import { register } from '../install/register.ts';
import { runProgram } from '../install/run.ts';
import { type Machine, thisMachine } from '../place.ts';
import { BROWSER_ARGS, type BrowserOptions, browserOptions, placeOf } from './browser-options.ts';
import { EXIT, refuse, tell } from './output.ts';

export const install = defineCommand({
  meta: { name: 'install', description: 'Tell browsers of the companion, so that the extension can reach it.' },
  args: BROWSER_ARGS,
  run({ args }) {
    const options = browserOptions(args);
    if (!options) return;
    try {
      const machine = thisMachine();
      const browsers = options.browsers ?? found(machine, options);
      if (browsers.length === 0) return refuse('no browser was found on this machine; name one with --browser.');
      const program = programFor(machine, ownCommand(), options.scope);
      for (const browser of browsers) {
        const written = register(browser, placeOf(machine, browser, options), program, runProgram, options.scope);
        if (options.profile !== undefined) noteProfile(machine, { browser, folder: options.profile });
        tell(`${BROWSER_NAMES[browser]}: written ${written.join(', ')}`);
      }
      tell('in the extension: settings, companion, turn on. "anqi doctor" says whether all is well.');
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      process.exitCode = EXIT.failed;
    }
  },
});

/** Without --browser: what is there; with a folder of its own, any Chromium kind reads the same manifest. */
function found(machine: Machine, { profile }: BrowserOptions): Browser[] {
  if (profile !== undefined) return ['chromium'];
  const all = findBrowsers(machine);
  for (const { browser, at, boxed } of all) {
    tell(`${BROWSER_NAMES[browser]} is here: ${at}${boxed ? ` (a ${boxed}: see "anqi doctor")` : ''}`);
  }
  return all.map(({ browser }) => browser);
}
