/** A store in memory, for tests. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { openStore, type Store, type StoreOptions } from './open.ts';

/** A store over a fresh in-memory database, or over the one given. */
export function memoryStore(options: StoreOptions = {}): Store {
  return openStore({ indexedDB: new IDBFactory(), IDBKeyRange, ...options });
}
