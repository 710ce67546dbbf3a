/** Everything back from the companion: page by page, told as it goes, and gone over again safely after a kill. */
import { browser } from 'wxt/browser';
import { SETTINGS } from '../../../lib/backup/settings.ts';
import { CommandError } from '../../../lib/protocol/answer.ts';
import type { Restoring } from '../../../lib/protocol/companion-own.ts';
import { deletionsWait } from '../../../lib/store/outbox.ts';
import { putBack } from '../../../lib/store/put-back.ts';
import { putDocuments } from '../../../lib/store/put-document.ts';
import { restoreAll } from '../../../lib/syncing/restore.ts';
import { restored } from '../backing-up.ts';
import { theStore } from '../the-store.ts';
import { askCompanion } from './line.ts';
import { failureOf } from './state.ts';
import { sync } from './syncing.ts';

const KEY = 'restoring';
let control: AbortController | undefined;

/** How the restore of this browser session goes or went; one that a worker took with it has failed. */
export async function restoringState(): Promise<Restoring | undefined> {
  const { [KEY]: kept } = (await browser.storage.session.get(KEY)) as { [KEY]?: Restoring };
  if (kept?.state === 'running' && !control) return { ...kept, state: 'failed', failure: { code: 'no-answer' } };
  return kept;
}

/** Begins; one that runs goes on. */
export async function beginRestore(): Promise<void> {
  if (control) return;
  control = new AbortController();
  const { signal } = control;
  const state: Restoring = { state: 'running', tickets: 0, of: 0, added: 0, merged: 0, refused: 0 };
  await tell(state);
  void run(state, signal).finally(() => {
    control = undefined;
  });
}

export function stopRestore(): void {
  control?.abort();
}

async function run(state: Restoring, signal: AbortSignal): Promise<void> {
  try {
    await tellDeletions();
    state.of = (await askCompanion('holdings', {})).tickets;
    await restoreAll(askCompanion, {
      signal,
      async tickets(lines) {
        const { added, merged, refused } = await putBack(theStore(), lines, Date.now(), 'companion');
        state.added += added;
        state.merged += merged;
        state.refused += refused.length;
      },
      async documents(lines) {
        const { refused } = await putDocuments(theStore(), lines, { settings: SETTINGS, replace: false });
        state.refused += refused.length;
      },
      async onProgress(tickets) {
        await tell({ ...state, tickets });
      },
    });
    state.tickets = state.of;
    await tell({ ...state, state: 'done' });
  } catch (error) {
    if (signal.aborted) await tell({ ...state, state: 'cancelled' });
    else await tell({ ...state, state: 'failed', failure: failureOf(error) });
  } finally {
    await restored();
  }
}

/** What the clerk deleted with its site goes from the companion first: it is not to come back. */
async function tellDeletions(): Promise<void> {
  await sync();
  if (await deletionsWait(theStore())) throw new CommandError({ code: 'no-answer', detail: 'a deletion was not told' });
}

/** Writing there also keeps the worker alive. */
async function tell(state: Restoring): Promise<void> {
  await browser.storage.session.set({ [KEY]: { ...state } });
}
