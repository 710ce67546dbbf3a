import { dirname } from 'node:path';
import { defineCommand } from 'citty';
import { backupIfDue, makeBackup, rollBackups } from '../backup/make.ts';
import { backupToFile } from '../backup/to-file.ts';
import { backupFailed, logIn } from '../host/log.ts';
import { thisMachine } from '../place.ts';
import { namesDatabase } from '../store/address-file.ts';
import { written } from '../written.ts';
import { tell } from './output.ts';
import { dataFileHere, namesPassphrase, PASSPHRASE, passphraseOf, said } from './storing.ts';

const args = {
  out: { type: 'string', description: 'The file to write; without it the backup joins the rolling ones' },
  'if-due': { type: 'boolean', description: 'Only where the newest rolling one is older than a day; the host asks so' },
  ...PASSPHRASE,
} as const;

export const backup = defineCommand({
  meta: { name: 'backup', description: 'Back the data file up, checked after it was made; browsers may stay open.' },
  args,
  run: ({ args: given }) =>
    said(async () => {
      const { out } = given;
      if (given['if-due'] && (out !== undefined || namesPassphrase(given)))
        throw new Error('--if-due makes a rolling backup: leave --out and the passphrase out');
      if (given['if-due'] && namesDatabase(thisMachine())) return;
      const base = dataFileHere();
      if (given['if-due']) {
        const due = await backupIfDue(base, Date.now()).catch((error: unknown) => {
          logIn(dirname(base))(backupFailed(error));
          throw error;
        });
        return due && written(process.stdout, `${due.name}\n`);
      }
      if (out === undefined) {
        if (namesPassphrase(given)) throw new Error('the rolling backups are not encrypted: name a file with --out');
        const made = await makeBackup(base, Date.now());
        const gone = rollBackups(base, made.name);
        if (gone.length > 0) tell(`deleted as superfluous: ${gone.join(', ')}`);
        await written(process.stdout, `${made.name}\n`);
        return;
      }
      const rows = await backupToFile(base, out, await passphraseOf(given, true));
      tell(`copies of tickets: ${rows.copies}, entries of histories: ${rows.history}`);
      await written(process.stdout, `${out}\n`);
    }),
});
