/**
 * Everything back: milliseconds from the click in a new profile until the browser has all tickets with their histories, through the
 * built extension, the browser's native messaging and a host over a file of 100,000. The floor is what no browser can do without:
 * the same rows put with bare IndexedDB, into the same tables and indexes of a new profile.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { Page } from 'playwright';
import { makeBackup } from '../../companion/backup/make.ts';
import { ingest } from '../../companion/store/ingest.ts';
import { openFile } from '../../companion/store/open.ts';
import { noteReplica } from '../../companion/store/replicas.ts';
import { registerCompanion } from '../../scripts/browser/companion.ts';
import { removeFolder } from '../../scripts/remove-folder.ts';
import type { BenchEntry } from './entry.ts';
import { barePage, callIn, openExtension } from './extension.ts';
import { BATCH, batchFrom, REPLICA } from './ingest/tickets.ts';

const TICKETS = 100_000;
/** How often the browser is asked how far it is: seldom enough to cost it nothing. */
const ASK_EVERY_MS = 100;

interface Told {
  answer?: { restoring?: { state: string; added: number; refused: number } };
}

export const restore: BenchEntry = {
  name: 'restore',
  unit: 'ms',
  reference: 'floor',
  runs: 1,
  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'anqi-bench-'));
    const home = join(folder, 'home');
    await fill(join(home, 'anqi.db'));
    let profiles = 0;
    const inNewProfile = async (work: (page: Page) => Promise<number>) => {
      const profile = join(folder, `profile-${profiles++}`);
      registerCompanion(profile, home);
      const browsing = await openExtension(profile);
      try {
        return await work(await barePage(browsing));
      } finally {
        await browsing.close();
      }
    };
    return {
      ours: () => inNewProfile(restoreAll),
      theirs: () => inNewProfile((page) => callIn(page, 'restore.ts', `putBare(${TICKETS})`)),
      close: () => removeFolder(folder),
    };
  },
};

/** A file whose day's backup is made: it is not what is measured. */
async function fill(file: string): Promise<void> {
  const store = await openFile(file, Date.now());
  await noteReplica(store, { id: REPLICA, browser: 'bench' }, Date.now());
  for (let from = 0; from < TICKETS; from += BATCH) await ingest(store, await batchFrom(from), Date.now());
  await store.close();
  await makeBackup(file, Date.now());
}

async function restoreAll(page: Page): Promise<number> {
  const ask = (anqi: string, request: object): Promise<Told> =>
    page.evaluate((question) => chrome.runtime.sendMessage(question), { anqi, request });
  await ask('switchCompanion', { on: true });
  await ask('holdings', {});
  const start = performance.now();
  await ask('restoreAll', {});
  for (;;) {
    const { restoring } = (await ask('companion', {})).answer ?? {};
    if (restoring?.state !== 'running') {
      const ms = performance.now() - start;
      if (restoring?.state === 'done' && restoring.added === TICKETS) return ms;
      throw new Error(`not everything came back: ${JSON.stringify(restoring)}`);
    }
    await pass(ASK_EVERY_MS);
  }
}
