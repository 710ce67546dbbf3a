/** A backup into a file of the user's choice, under a passphrase where one was given. */
import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { moveIn } from '../files/beside.ts';
import { discard, heedSignals, streamInto, temporaryIn, tidy } from '../files/temporary.ts';
import { encrypted } from '../secret/age.ts';
import { Trouble, troubled } from '../store/trouble.ts';
import { checkedCopy } from './make.ts';
import { tidyData } from './tidy.ts';
import type { Counts } from './whole.ts';

/**
 * Makes a backup in a file that is not there yet. Under a passphrase nothing legible reaches the folder of the file: what is
 * encrypted lies in the data folder until then.
 * @param base the store's first file (store/open.ts, dataFile)
 * @throws Trouble; no part of the file is left then
 */
export async function backupToFile(base: string, file: string, passphrase?: string): Promise<Counts> {
  tidyData(dirname(base));
  tidy(dirname(file), Date.now());
  const beside = temporaryIn(dirname(file));
  const plain = passphrase === undefined ? beside : temporaryIn(dirname(base));
  try {
    return await troubled(async () => {
      const rows = checkedCopy(base, plain);
      if (passphrase !== undefined)
        await pipeline(await encrypted(createReadStream(plain), passphrase), streamInto(beside));
      await heedSignals();
      moveIn(beside, file);
      return rows;
    });
  } catch (error) {
    const code =
      ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code ?? (error as { code?: unknown }).code;
    if (code === 'EEXIST') throw new Trouble('store-refused', `${file} is there already: choose another name`);
    if (code === 'ENOENT') throw new Trouble('store-refused', `the folder of ${file} is not there`);
    throw error;
  } finally {
    for (const made of [beside, plain]) discard(made);
  }
}
