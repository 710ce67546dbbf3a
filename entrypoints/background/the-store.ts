/** The one connection of the background worker: opened on first use, opened again when it was lost. */
import { openStore, type Store } from '../../lib/store/open.ts';

let store: Store | undefined;
let broken = 0;

/** The store, opened if need be. */
export function theStore(): Store {
  store ??= openStore({
    onClosed: () => {
      store = undefined;
    },
    onBrokenRow: ({ table, reason }) => {
      broken++;
      console.warn(`Anqi: a row of ${table} was left out: ${reason}`);
    },
  });
  return store;
}

/** How many malformed rows were met since the worker started. */
export function brokenRows(): number {
  return broken;
}
