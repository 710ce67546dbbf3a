import { defineCommand } from 'citty';
import { bundlesIn } from '../bundle/files.ts';
import { importBundle } from '../bundle/import.ts';
import { fingerprintIn } from '../bundle/keys.ts';
import { BundleRefusal } from '../bundle/refusal.ts';
import { Trouble } from '../store/trouble.ts';
import { written } from '../written.ts';
import { EXIT, tell } from './output.ts';
import { PASSPHRASE, passphraseOf, said, withStore } from './storing.ts';

const args = {
  trust: { type: 'string', description: 'The fingerprint of a signer that you compared; it is remembered' },
  ...PASSPHRASE,
  file: { type: 'positional', description: 'Bundles, or folders with some (*.anqi)', required: false, many: true },
} as const;

export const importCommand = defineCommand({
  meta: { name: 'import', description: 'Take bundles in; the same one again, or an older one, changes nothing.' },
  args,
  run: ({ args: given }) =>
    said(async () => {
      if (given._.length === 0) throw new Error('name at least one bundle, or a folder with some');
      const trust = given.trust === undefined ? undefined : fingerprintIn(given.trust);
      if (given.trust !== undefined && trust === undefined)
        throw new Error('--trust takes a fingerprint: eight groups of four digits');
      const files = bundlesIn(given._);
      const passphrase = await passphraseOf(given, false);
      await withStore(async (store, folder) => {
        for (const file of files) {
          try {
            const done = await importBundle(store, folder, file, { passphrase, trust, nowMs: Date.now() });
            const { added, renewed, known, own } = done;
            await written(
              process.stdout,
              `${file}\tnew ${added}\tnewer ${renewed}\tknown ${known}\town ${own}\tmade ${done.head.madeAt}\n`,
            );
          } catch (error) {
            // Of many bundles one that is damaged does not hold the others up; a store in trouble does.
            if (!(error instanceof BundleRefusal) && !(error instanceof Trouble && error.code === 'store-refused'))
              throw error;
            tell(`${file}: ${error.message}`);
            process.exitCode = EXIT.someRefused;
          }
        }
      });
    }),
});
