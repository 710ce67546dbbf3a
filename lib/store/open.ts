/** Opening the database. Construction is inert: Dexie opens on the first use. */
import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { RollupKey, RollupRow } from '../metrics/rollup.ts';
import type { SiteProfile } from '../profiles/profile.ts';
import type { Leaf } from '../similar/leaf.ts';
import type { Change } from '../ticket/model.ts';
import type { EvidenceRow } from './evidence-row.ts';
import {
  type LedgerRow,
  type MetaRow,
  type OutboxRow,
  type SiteRow,
  type TicketRow,
  VERSIONS,
  type Version,
  type WaitingRow,
} from './schema.ts';

/** A stored row that no longer has its shape: left out of every answer, and told to the owner of the store. */
export interface BrokenRow {
  table: string;
  /** What is wrong, by field; never a value. */
  reason: string;
}

export interface Store {
  db: Dexie;
  tickets: Table<TicketRow, [string, string]>;
  changes: Table<Change & { id?: number }, number>;
  rollups: Table<RollupRow, RollupKey>;
  ledger: Table<LedgerRow, string>;
  sites: Table<SiteRow, string>;
  meta: Table<MetaRow, string>;
  profiles: Table<SiteProfile, string>;
  similarLeaves: Table<Leaf, [string, string]>;
  similarWaiting: Table<WaitingRow, number>;
  evidence: Table<EvidenceRow, string>;
  outbox: Table<OutboxRow, number>;
  reportBroken: (row: BrokenRow) => void;
}

export interface StoreOptions {
  name?: string;
  indexedDB?: IDBFactory;
  IDBKeyRange?: typeof IDBKeyRange;
  /** Called when the connection is gone: closed, dropped by the browser, or given up for another context's upgrade. */
  onClosed?: () => void;
  onBrokenRow?: (row: BrokenRow) => void;
  /** Other versions than the released ones, for tests of migration. */
  versions?: readonly Version[];
}

/** The store over a database of this name (`anqi`); every failure of its functions is a StoreError. */
export function openStore(options: StoreOptions = {}): Store {
  const { name = 'anqi', indexedDB, IDBKeyRange, onClosed, onBrokenRow, versions = VERSIONS } = options;
  const dexieOptions: DexieOptions = {
    ...(indexedDB ? { indexedDB } : {}),
    ...(IDBKeyRange ? { IDBKeyRange } : {}),
  };
  const db = new Dexie(name, dexieOptions);
  for (const version of versions) {
    const declared = db.version(version.number).stores(version.stores);
    if (version.upgrade) declared.upgrade(version.upgrade);
  }
  // Close for good rather than reopen at once as Dexie would: the other context waits for this one to let go.
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: true });
    return false;
  });
  db.on('close', () => onClosed?.());
  return {
    db,
    tickets: db.table('tickets'),
    changes: db.table('changes'),
    rollups: db.table('rollups'),
    ledger: db.table('ledger'),
    sites: db.table('sites'),
    meta: db.table('meta'),
    profiles: db.table('profiles'),
    similarLeaves: db.table('similarLeaves'),
    similarWaiting: db.table('similarWaiting'),
    evidence: db.table('evidence'),
    outbox: db.table('outbox'),
    reportBroken: (row) => onBrokenRow?.(row),
  };
}

/** Closes the connection; every later use fails with the code `closed`. */
export function closeStore(store: Store): void {
  store.db.close({ disableAutoOpen: true });
}
