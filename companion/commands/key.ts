import { defineCommand } from 'citty';
import { ownKey } from '../bundle/keys.ts';
import { dataFolder, thisMachine } from '../place.ts';
import { written } from '../written.ts';
import { said } from './storing.ts';

export const key = defineCommand({
  meta: { name: 'key', description: 'Print the fingerprint that others compare before they trust your bundles.' },
  run: () =>
    said(async () => {
      const { fingerprint, publicKey } = await ownKey(dataFolder(thisMachine()));
      await written(process.stdout, `fingerprint\t${fingerprint}\npublic key\t${publicKey}\n`);
    }),
});
