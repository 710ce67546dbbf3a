/** What the extension has stored, looked at from one of its own pages. */
import type { Anqi } from './anqi.ts';

export type StoredTicket = { site: string; ticketNo: string } & Record<string, unknown>;
type Table = 'tickets' | 'changes' | 'sites' | 'ledger' | 'meta' | 'rollups' | 'profiles' | 'evidence' | 'outbox';

/** All rows of a table; none when the database does not exist yet. */
export function stored(anqi: Anqi, table: 'tickets'): Promise<StoredTicket[]>;
export function stored(anqi: Anqi, table: Table): Promise<Record<string, unknown>[]>;
export function stored(anqi: Anqi, table: Table): Promise<Record<string, unknown>[]> {
  return anqi.inspector.evaluate(readAll, table);
}

/** Runs in a page of the extension's origin. */
function readAll(table: string): Promise<Record<string, unknown>[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('anqi');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      if (!db.objectStoreNames.contains(table)) return resolve([]);
      const reading = db.transaction(table).objectStore(table).getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        db.close();
        resolve(reading.result);
      };
    };
  });
}

/** Content scripts registered with the browser. */
export function registered(anqi: Anqi): Promise<{ id: string; matches?: string[]; allFrames?: boolean }[]> {
  return anqi.inPopup((popup) => popup.evaluate(() => chrome.scripting.getRegisteredContentScripts()));
}
