/** The npm packages of package-lock.json, installed when they are missing or no longer the ones it names. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './exec.mjs';
import { giveUp, say } from './say.mjs';

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * Whether npm itself installed after the lock file last changed, as when someone ran `npm install` by hand.
 * @param {string} lock
 * @param {string} installed
 */
function installedSince(lock, installed) {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/**
 * `npm ci` gives up on a registry that lacks the binaries of other platforms; `npm install` takes the locked versions
 * too and passes over those.
 * @param {string} root
 */
function installFromLock(root) {
  const quiet = ['--no-fund', '--no-audit'];
  if (run('npm', ['ci', ...quiet], { cwd: root })) return true;
  say('npm ci did not work; trying npm install with the same lock file.');
  return run('npm', ['install', '--no-save', ...quiet], { cwd: root });
}

/** @param {string} root */
export function ensurePackages(root) {
  const modules = join(root, 'node_modules');
  const lock = join(root, 'package-lock.json');
  const stamp = join(modules, '.anqi-installed');
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (read(stamp) === wanted) return;
  if (!installedSince(lock, join(modules, '.package-lock.json'))) {
    say('installing the npm packages of package-lock.json into node_modules (once; some minutes on a slow line).');
    if (!installFromLock(root)) {
      giveUp("the npm packages could not be installed (messages above); check the network or npm's registry setting.");
    }
  }
  writeFileSync(stamp, wanted);
}
