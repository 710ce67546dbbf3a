/** The browser the tasks drive. */
import { findChromium } from '../../companion/browser/find.mjs';
import { hasApt, install, isRealPackage, refreshLists } from './apt.mjs';
import { run } from './exec.mjs';
import { giveUp, say } from './say.mjs';

const BY_HAND = 'install Chromium (`npx playwright install chromium` does it), or set ANQI_CHROMIUM to one';

/** Playwright's own Chromium: the way out where apt has only a snap, which automation cannot drive. */
function installFromPlaywright(/** @type {string} */ root) {
  say('apt has no Chromium but a snap, which cannot be driven by a program; fetching the Chromium of Playwright.');
  return run('npx', ['playwright', 'install', '--with-deps', 'chromium'], { cwd: root });
}

/**
 * @param {string} root
 * @returns {string} path of the browser
 */
export function ensureChromium(root) {
  const found = findChromium();
  if (found) return found;
  if (process.env.ANQI_CHROMIUM) giveUp(`ANQI_CHROMIUM names no program that can be run: ${process.env.ANQI_CHROMIUM}`);
  if (!hasApt()) giveUp(`no Chromium, Chrome for Testing or Edge was found; ${BY_HAND}.`);
  refreshLists();
  if (isRealPackage('chromium')) install(['chromium']);
  else installFromPlaywright(root);
  return findChromium() ?? giveUp(`Chromium could not be installed (messages above); ${BY_HAND}.`);
}
