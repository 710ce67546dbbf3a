/** Whether a file's tables are the ones that the migrations make: a flipped bit may lie in their definition, too. */
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrate.ts';
import { storeOver } from './sqlite.ts';

const OPEN = { enter: () => undefined, leave: () => undefined, close: () => undefined };

/** The definitions of tables, indexes and whatever else there is, as one text. */
const shapeOf = (raw: DatabaseSync): string =>
  raw
    .prepare(`select coalesce(group_concat(type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, ''), char(10)), '') as shape
      from (select * from sqlite_schema where name not like 'sqlite_stat%' order by type, name)`)
    .get()?.shape as string;

let expected: Promise<string> | undefined;

/** Whether the file, brought up to date before, is one of this program's: with nothing missing, and nothing that is not its. */
export async function isOurShape(raw: DatabaseSync): Promise<boolean> {
  expected ??= freshShape();
  return shapeOf(raw) === (await expected);
}

async function freshShape(): Promise<string> {
  const raw = new DatabaseSync(':memory:');
  const store = storeOver(raw, OPEN);
  try {
    await migrate(store, raw);
    return shapeOf(raw);
  } finally {
    await store.close();
  }
}
