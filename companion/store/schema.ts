/** Tables of the office's copy. Every row belongs to who wrote it (`owner`): on PostgreSQL that decides who may read and change it. */
import type { Generated } from 'kysely';

/** A browser's profile whose copies are kept. */
export interface ReplicaRow {
  owner: Generated<string>;
  id: string;
  clerk: string | null;
  unit: string | null;
  browser: string;
  /** The highest version of it that was written. */
  version: number;
  /** When it last sent anything, and the batch that it was. */
  seen_at: string;
  last_batch: string | null;
  /** The key's fingerprint of whoever signed the bundle that it came in; null for a browser of the owner's own. */
  signer: string | null;
}

/** A ticket as one browser knows it; its newest version alone. */
export interface CopyRow {
  owner: Generated<string>;
  site: string;
  ticket_no: string;
  replica: string;
  version: number;
  /** When that version was written. */
  at: string;
  /** JSON of the ticket; null once it is gone. */
  body: string | null;
  gone: 'deleted' | 'moved' | null;
  moved_to: string | null;
  /** When the bundle was made that told of it, or the one that the bundle's maker knew it from; null where its browser sent it itself. */
  told_at: string | null;
  /** JSON of when fields got their values, where that is not `at`. */
  times: string | null;
  /** CRC-32 of what the row says: disks flip bits. */
  crc: number;
  unit: string | null;
  /** '' without a limit. */
  due_day: string;
  received_day: string;
}

/** A row as it is about to be written: its text may come as UTF-8, and its checksum and owner are not there yet. */
export type Unwritten<T extends { body: string | null }> = Omit<T, 'crc' | 'owner' | 'body'> & {
  body: string | Uint8Array | null;
};

/** An entry of a ticket's history, under its number in the browser that wrote it. */
export interface HistoryRow {
  owner: Generated<string>;
  replica: string;
  change_id: number;
  site: string;
  ticket_no: string;
  at: string;
  field: string;
  old_value: string;
  new_value: string;
  source: string;
  crc: number;
}

/** What else a browser keeps: sites, settings, reminders that were given. */
export interface DocumentRow {
  owner: Generated<string>;
  replica: string;
  kind: string;
  key: string;
  version: number;
  at: string;
  body: string | null;
  crc: number;
}

/** What the companion itself remembers: a checked value a key. */
export interface MetaRow {
  key: string;
  value: string;
}

export interface Tables {
  replicas: ReplicaRow;
  copies: CopyRow;
  history: HistoryRow;
  documents: DocumentRow;
  meta: MetaRow;
}
