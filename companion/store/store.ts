/** The office's copy, whatever database it lies in. */
import type { Kysely, Transaction } from 'kysely';
import type { Kind } from './migrations.ts';
import type { Tables } from './schema.ts';

/** A value of a row: text may come as its UTF-8, which costs nothing where it was encoded already. */
export type Cell = string | number | Uint8Array | null;

/** Rows for one statement that is prepared once: their columns in order, and what happens where one is there already. */
export interface Bulk<T extends keyof Tables> {
  table: T;
  columns: readonly (keyof Tables[T] & string)[];
  /** The columns that are numbers; the others are text, and long texts may come as their UTF-8. */
  numbers: readonly string[];
  /** The columns of the primary key, without the owner's: it is the writer's own. */
  key: readonly (keyof Tables[T] & string)[];
  /** The condition under which a row takes the place of the one that is there; that one stays where left out. */
  replaceIf?: string;
}

export interface Store {
  kind: Kind;
  db: Kysely<Tables>;
  /** Who owns the rows that this connection writes. */
  me: string;
  /** Writes many rows within a transaction, each as an array in the order of the columns. @returns how many were written or replaced one */
  write<T extends keyof Tables>(
    transaction: Transaction<Tables>,
    bulk: Bulk<T>,
    rows: readonly (readonly Cell[])[],
  ): Promise<number>;
  close(): Promise<void>;
}

/** The conflict clause of a bulk, as both databases write it. */
export function conflictClause({ columns, key, replaceIf }: Bulk<keyof Tables>): string {
  const target = ['owner', ...key].map((name) => `"${name}"`).join(', ');
  if (replaceIf === undefined) return `on conflict (${target}) do nothing`;
  const changed = columns.filter((name) => !(key as readonly string[]).includes(name));
  const sets = changed.map((name) => `"${name}" = excluded."${name}"`).join(', ');
  return `on conflict (${target}) do update set ${sets} where ${replaceIf}`;
}
