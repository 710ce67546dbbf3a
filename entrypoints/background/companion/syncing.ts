/** Keeping the companion's copy up: soon after a change, and again later where it did not answer. */
import { browser } from 'wxt/browser';
import { SETTINGS } from '../../../lib/backup/settings.ts';
import { companionOf } from '../../../lib/store/companion.ts';
import { documentsOf } from '../../../lib/store/documents.ts';
import { offerAgain } from '../../../lib/store/refusals.ts';
import { sendEverything } from '../../../lib/syncing/everything.ts';
import { theStore } from '../the-store.ts';
import { askCompanion, greeted } from './line.ts';
import { companionState, failureOf, keepFailure, keepSuccess } from './state.ts';

export const SYNC_ALARM = 'companion';
/** A reading is followed by others. */
const QUIET_MS = 2_000;
/** What did not work is tried again after so many minutes, then less often. */
const RETRY_MINUTES = [1, 2, 5, 15];

let running: Promise<void> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;

/** Sends what waits, once nothing was written for a while. A worker that dies before is made up for by the next one. */
export function syncSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void sync(), QUIET_MS);
}

/** Sends what waits now. Never throws: what went wrong is kept for whoever looks, and tried again. */
export function sync(): Promise<void> {
  running = running.then(work);
  return running;
}

async function work(): Promise<void> {
  if (!(await companionOf(theStore()))?.on) return;
  try {
    await greeted();
    const companion = await companionOf(theStore());
    if (!companion?.on) return;
    const { program } = await companionState();
    if (program !== undefined) await offerAgain(theStore(), program, Date.now());
    await sendEverything(theStore(), companion.replica, askCompanion, documentsOf(theStore(), SETTINGS), Date.now);
    await keepSuccess();
    failures = 0;
    await browser.alarms.clear(SYNC_ALARM);
  } catch (error) {
    const failure = failureOf(error);
    console.warn('Anqi: companion:', failure.code, failure.detail ?? '');
    await keepFailure(failure);
    const minutes = RETRY_MINUTES[Math.min(failures, RETRY_MINUTES.length - 1)] ?? 15;
    failures++;
    await browser.alarms.create(SYNC_ALARM, { delayInMinutes: minutes });
  }
}
