/** The PostgreSQL that tests and benches start for themselves, in temporary folders. */
import { findPostgres } from '../../companion/testing/find-postgres.mjs';
import { hasApt, install, refreshLists } from './apt.mjs';
import { giveUp, say } from './say.mjs';

const BY_HAND =
  'install the PostgreSQL server, 13 or newer, or set ANQI_POSTGRES to the folder of its initdb and postgres';

/** @returns {string} folder of the server's programs */
export function ensurePostgres() {
  const found = findPostgres();
  if (found) return found;
  if (process.env.ANQI_POSTGRES)
    giveUp(`ANQI_POSTGRES names no folder with initdb and postgres: ${process.env.ANQI_POSTGRES}`);
  if (!hasApt()) giveUp(`no PostgreSQL server was found, which the tests of the office's database start; ${BY_HAND}.`);
  say("the tests of the office's database need a PostgreSQL server; each starts its own in a temporary folder.");
  say('Debian may start one of its own with the package (cluster "main"): nothing here uses it.');
  refreshLists();
  install(['postgresql', 'openssl']);
  return findPostgres() ?? giveUp(`PostgreSQL could not be installed (messages above); ${BY_HAND}.`);
}
