/** Similar tickets: keeps their index up, and answers what has to do with a ticket. */
import { browser } from 'wxt/browser';
import type { Related } from '../../lib/similar/model.ts';
import { relatedTo } from '../../lib/store/similar.ts';
import { indexBatch } from '../../lib/store/similar-index.ts';
import { takeOver } from '../../lib/store/similar-memory.ts';
import { noteChange } from './changed.ts';
import { enabledOrigins, tellTabs } from './sites.ts';
import { theStore } from './the-store.ts';

/** A reading is followed by others: the index waits for the last, and so does nobody. */
const QUIET_MS = 1_500;
/** Name in `storage.session`; writing there also keeps the worker alive, which waiting for the database does not. */
const ALIVE = 'similar-at';

let indexing: Promise<void> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Works off what waits for the index: also what a worker that died left undone. */
export function indexTickets(): Promise<void> {
  indexing = indexing.catch(() => undefined).then(work);
  return indexing;
}

/** The same, once nothing was stored for a while. A worker that dies before is made up for by the next one. */
export function indexSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    indexTickets().catch((error: unknown) => console.warn('Anqi:', error));
  }, QUIET_MS);
}

async function work(): Promise<void> {
  let batches = 0;
  let isOther = false;
  for (let done = false; !done; ) {
    const indexed = await indexBatch(theStore());
    takeOver(theStore(), indexed);
    done = indexed.done;
    isOther ||= indexed.isOther;
    if (!done) batches++;
    if (!done) await browser.storage.session.set({ [ALIVE]: Date.now() });
  }
  if (batches > 0) await noteChange();
  // Other weights: what pages counted by the old ones may be wrong.
  if (isOther) for (const origin of await enabledOrigins()) await tellTabs(origin, 'recount');
}

/** What has to do with a ticket, whatever site it is of. */
export async function related(site: string, ticketNo: string): Promise<Related> {
  const answer = await relatedTo(theStore(), site, ticketNo);
  // Where the index was found broken, or not finished by a worker before this one.
  if (answer.waiting > 0) indexSoon();
  return answer;
}
