import { defineCommand } from 'citty';
import { isDay } from '../../lib/calendar/time.ts';
import { exportBundle } from '../bundle/export.ts';
import { isSignerName, NO_NAME } from '../bundle/format.ts';
import { ownKey } from '../bundle/keys.ts';
import { written } from '../written.ts';
import { tell } from './output.ts';
import { PASSPHRASE, passphraseOf, said, withStore } from './storing.ts';

const args = {
  unit: { type: 'string', description: 'The unit whose tickets go in' },
  all: { type: 'boolean', description: 'The tickets of all units' },
  since: { type: 'string', description: 'Only tickets of which something changed since a day, as 2026-10-01' },
  out: { type: 'string', description: 'The bundle to write (.anqi)' },
  name: { type: 'string', description: 'What you call yourself to those who import it; the unit where left out' },
  ...PASSPHRASE,
} as const;

export const exportCommand = defineCommand({
  meta: { name: 'export', description: 'Write tickets as a signed bundle, for another office to import.' },
  args,
  run: ({ args: given }) =>
    said(async () => {
      const { unit, all, since, out, name = unit } = given;
      if ((unit === undefined) === (all !== true)) throw new Error('say --unit UNIT, or --all');
      if (out === undefined) throw new Error('say which file to write: --out FILE.anqi');
      if (since !== undefined && !isDay(since)) throw new Error(`--since is no day: ${since} (2026-10-01)`);
      // Before a passphrase is asked for, and before there is a store or a key.
      if (name !== undefined && !isSignerName(name))
        throw new Error(`nobody could import a bundle under ${NO_NAME}: give another by --name`);
      const passphrase = await passphraseOf(given, true);
      const about = await withStore(async (store, folder) =>
        exportBundle(store, out, { unit, since, name, passphrase, signer: await ownKey(folder), nowMs: Date.now() }),
      );
      tell(
        `copies of tickets: ${about.tickets}, of ${about.replicas} browsers; entries of histories: ${about.changes}`,
      );
      if (about.damaged > 0) tell(`${about.damaged} damaged rows were left out`);
      await written(process.stdout, `${out}\n`);
    }),
});
