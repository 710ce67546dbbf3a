import { defineCommand } from 'citty';
import { listBackups } from '../backup/list.ts';
import { restoreFile, restoreNamed } from '../backup/restore.ts';
import { Trouble } from '../store/trouble.ts';
import { written } from '../written.ts';
import { tell } from './output.ts';
import { dataFileHere, namesPassphrase, PASSPHRASE, passphraseOf, said } from './storing.ts';

const args = {
  last: { type: 'boolean', description: 'The newest of the rolling backups' },
  list: { type: 'boolean', description: 'Only list the rolling backups, the newest first' },
  ...PASSPHRASE,
  file: { type: 'positional', description: 'A backup, or the name of a rolling one', required: false },
} as const;

export const restore = defineCommand({
  meta: {
    name: 'restore',
    description:
      'Put a backup in the place of the data file, which is set aside and not deleted; browsers may stay open.',
  },
  args,
  run: ({ args: given }) =>
    said(async () => {
      const [file] = given._;
      if ([given.list, given.last, file !== undefined].filter(Boolean).length !== 1)
        throw new Error('name one backup, or say --last or --list');
      const base = dataFileHere();
      const all = listBackups(base);
      const isRolling = file === undefined || all.some(({ name }) => name === file);
      if (isRolling && namesPassphrase(given))
        throw new Error('the rolling backups are not encrypted: leave the passphrase out');
      if (given.list) {
        if (all.length === 0) tell('there is no rolling backup yet; `anqi backup` makes one');
        for (const { name, madeAt, bytes } of all) await written(process.stdout, `${name}\t${madeAt}\t${bytes}\n`);
        return;
      }
      const name = file ?? all[0]?.name;
      if (name === undefined) throw new Trouble('store-refused', 'there is no rolling backup yet');
      const { setAside, rows, damaged } = isRolling
        ? await restoreNamed(base, name)
        : await restoreFile(base, name, await passphraseOf(given, false));
      tell(`${name} is the store now. Copies of tickets: ${rows.copies}, entries of histories: ${rows.history}`);
      if (damaged > 0) tell(`${damaged} of its rows are damaged and are left out`);
      if (setAside !== undefined) tell(`what was there before is set aside: ${setAside}`);
      tell('open browsers send again what the backup lacks');
    }),
});
