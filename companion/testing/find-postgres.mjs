/**
 * Finds the programs of a PostgreSQL server on this machine, for tests and benches. Plain JavaScript, because the bootstrap needs it
 * before anything is installed.
 */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian and Ubuntu, Red Hat's packages, and Homebrew on both kinds of Mac put a folder for each version. */
const PLACES = ['/usr/lib/postgresql', '/usr', '/opt/homebrew/opt', '/usr/local/opt'];
const VERSIONED = /^(?:\d+|pgsql-\d+|postgresql@\d+)$/;

/** @param {string} folder */
const isServer = (folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)));

/** @param {string} place */
function versions(place) {
  if (!existsSync(place)) return [];
  const names = readdirSync(place).filter((name) => VERSIONED.test(name));
  return names.sort((a, b) => b.localeCompare(a, 'en', { numeric: true })).map((name) => join(place, name, 'bin'));
}

/**
 * Folder of `initdb` and `postgres`, the newest version first, or undefined. ANQI_POSTGRES, when set, is taken as it is.
 * @param {Record<string, string | undefined>} env
 * @returns {string | undefined}
 */
export function findPostgres(env = process.env) {
  if (env.ANQI_POSTGRES) return isServer(env.ANQI_POSTGRES) ? env.ANQI_POSTGRES : undefined;
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...PLACES.flatMap(versions), ...onPath].find(isServer);
}
