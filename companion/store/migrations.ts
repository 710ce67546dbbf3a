/** Numbered versions of the tables. A released one is never edited: a change is a new entry. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { giveRights } from './rights.ts';

/** The owner of a row that names none: on PostgreSQL the role that is connected, in a file of one's own oneself. */
const OWNER = { sqlite: sql`'me'`, postgres: sql`current_user` } as const;
export type Kind = keyof typeof OWNER;

/** Texts are ordered by their bytes: an order of a language changes with the server's system, and its indexes with it. */
const TEXT = { sqlite: sql`text`, postgres: sql`text collate "C"` } as const;

/** @param kind the dialects differ in who owns a row that names nobody, and in who may see it: in a file there is nobody else */
export function migrationsFor(kind: Kind): Record<string, Migration> {
  const text = TEXT[kind];
  const owned = (db: Kysely<unknown>, table: string) =>
    db.schema.createTable(table).addColumn('owner', text, (column) => column.notNull().defaultTo(OWNER[kind]));
  return {
    '001-copies': {
      async up(db: Kysely<unknown>) {
        await owned(db, 'replicas')
          .addColumn('id', text, (column) => column.notNull())
          .addColumn('clerk', text)
          .addColumn('unit', text)
          .addColumn('browser', text, (column) => column.notNull())
          .addColumn('version', 'bigint', (column) => column.notNull())
          .addColumn('seen_at', text, (column) => column.notNull())
          .addColumn('last_batch', text)
          .addColumn('signer', text)
          .addPrimaryKeyConstraint('replicas_key', ['owner', 'id'])
          .execute();
        await owned(db, 'copies')
          .addColumn('site', text, (column) => column.notNull())
          .addColumn('ticket_no', text, (column) => column.notNull())
          .addColumn('replica', text, (column) => column.notNull())
          .addColumn('version', 'bigint', (column) => column.notNull())
          .addColumn('at', text, (column) => column.notNull())
          .addColumn('body', text)
          .addColumn('gone', text)
          .addColumn('moved_to', text)
          .addColumn('told_at', text)
          .addColumn('times', text)
          .addColumn('crc', 'bigint', (column) => column.notNull())
          .addColumn('unit', text)
          .addColumn('due_day', text, (column) => column.notNull())
          .addColumn('received_day', text, (column) => column.notNull())
          .addPrimaryKeyConstraint('copies_key', ['site', 'ticket_no', 'owner', 'replica'])
          .addForeignKeyConstraint('copies_replica', ['owner', 'replica'], 'replicas', ['owner', 'id'])
          .execute();
        await db.schema.createIndex('copies_due').on('copies').column('due_day').execute();
        await db.schema.createIndex('copies_received').on('copies').column('received_day').execute();
        await owned(db, 'history')
          .addColumn('replica', text, (column) => column.notNull())
          .addColumn('change_id', 'bigint', (column) => column.notNull())
          .addColumn('site', text, (column) => column.notNull())
          .addColumn('ticket_no', text, (column) => column.notNull())
          .addColumn('at', text, (column) => column.notNull())
          .addColumn('field', text, (column) => column.notNull())
          .addColumn('old_value', text, (column) => column.notNull())
          .addColumn('new_value', text, (column) => column.notNull())
          .addColumn('source', text, (column) => column.notNull())
          .addColumn('crc', 'bigint', (column) => column.notNull())
          .addPrimaryKeyConstraint('history_key', ['owner', 'replica', 'change_id'])
          .addForeignKeyConstraint('history_replica', ['owner', 'replica'], 'replicas', ['owner', 'id'])
          .execute();
        await db.schema.createIndex('history_ticket').on('history').columns(['site', 'ticket_no']).execute();
        await owned(db, 'documents')
          .addColumn('replica', text, (column) => column.notNull())
          .addColumn('kind', text, (column) => column.notNull())
          .addColumn('key', text, (column) => column.notNull())
          .addColumn('version', 'bigint', (column) => column.notNull())
          .addColumn('at', text, (column) => column.notNull())
          .addColumn('body', text)
          .addColumn('crc', 'bigint', (column) => column.notNull())
          .addPrimaryKeyConstraint('documents_key', ['owner', 'replica', 'kind', 'key'])
          .addForeignKeyConstraint('documents_replica', ['owner', 'replica'], 'replicas', ['owner', 'id'])
          .execute();
        await db.schema
          .createTable('meta')
          .addColumn('key', text, (column) => column.primaryKey())
          .addColumn('value', text, (column) => column.notNull())
          .execute();
      },
    },
    ...(kind === 'postgres' ? { '002-rights': { up: giveRights } } : {}),
  };
}
