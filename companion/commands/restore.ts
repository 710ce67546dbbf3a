import { defineCommand } from 'citty';
import { listBackups } from '../backup/list.ts';
import { restoreFile, restoreNamed } from '../backup/restore.ts';
import { tell, written } from './output.ts';
import { dataFileHere, PASSPHRASE, passphraseOf, said } from './storing.ts';

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
    said(given, Object.keys(args), async () => {
      const base = dataFileHere();
      const all = listBackups(base);
      if (given.list) {
        for (const { name, madeAt, bytes } of all) await written(process.stdout, `${name}\t${madeAt}\t${bytes}\n`);
        return;
      }
      const [file, ...others] = given._;
      if (others.length > 0 || (file !== undefined) === (given.last === true))
        throw new Error('name one backup, or --last');
      const name = file ?? all[0]?.name;
      if (name === undefined) throw new Error('there is no rolling backup yet');
      const isRolling = all.some((backup) => backup.name === name);
      const { setAside, rows, damaged } = isRolling
        ? await restoreNamed(base, name)
        : await restoreFile(base, name, await passphraseOf(given, false));
      tell(`${name} is the store now. Copies of tickets: ${rows.copies}, entries of histories: ${rows.history}`);
      if (damaged > 0) tell(`${damaged} of its rows are damaged and are left out`);
      if (setAside !== undefined) tell(`what was there before is set aside: ${setAside}`);
      tell('open browsers send again what the backup lacks');
    }),
});
