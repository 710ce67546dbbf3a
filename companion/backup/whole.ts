/** Whole copies of data files, and whether a file is one. */
import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { crcOfChange, crcOfCopy, crcOfDocument } from '../store/crc.ts';
import { migrationsFor } from '../store/migrations.ts';
import { Trouble, troubleOf } from '../store/trouble.ts';

const TABLES = ['replicas', 'copies', 'history', 'documents'] as const;
export type Counts = Record<(typeof TABLES)[number], number>;

const WAIT_MS = 10_000;

/** @param name how people know the file */
function openWhole<T>(file: string, name: string, work: (raw: DatabaseSync) => T): T {
  if (!existsSync(file)) throw new Trouble('store-refused', `${name} is not there`);
  let raw: DatabaseSync | undefined;
  try {
    raw = new DatabaseSync(file, { readOnly: true, timeout: WAIT_MS });
    // What a stranger's file defines must not run.
    raw.exec('pragma trusted_schema = off');
    return work(raw);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    if (isNotOpened(error))
      throw new Trouble('store-read-only', `${name} cannot be opened: check its permissions, and its folder's`, error);
    if (troubleOf(error)?.code !== 'store-damaged') throw error;
    throw new Trouble('store-damaged', `${name} is damaged, or no data file of Anqi at all`, error);
  } finally {
    raw?.close();
  }
}

/** SQLITE_CANTOPEN (sqlite.org/rescode.html). */
const isNotOpened = (error: unknown): boolean =>
  error instanceof Error && ((error as { errcode?: number }).errcode ?? 0) % 256 === 14;

/**
 * Whether SQLite can open a file where it lies, to read it alone. One that has a log, as every data file, takes a folder that can
 * be written to (sqlite.org/wal.html, read-only databases); a disc, or a stick that is locked, has none.
 */
export function isOpened(file: string): boolean {
  try {
    openWhole(file, file, (raw) => raw.prepare('select count(*) from sqlite_schema').get());
    return true;
  } catch (error) {
    return !(error instanceof Trouble && isNotOpened(error.cause));
  }
}

function countsOf(raw: DatabaseSync): Counts {
  const count = (table: string) => Number(raw.prepare(`select count(*) as n from "${table}"`).get()?.n);
  return Object.fromEntries(TABLES.map((table) => [table, count(table)])) as Counts;
}

const changesSeen = (raw: DatabaseSync) => raw.prepare('pragma data_version').get()?.data_version;

/**
 * Copies a data file, its log included, as it stands at one moment while others write to it.
 * @param target made by this function, for its owner alone
 * @throws whatever SQLite or the file system throws; a part of the target may be there then
 * @returns rows by table, where nobody wrote meanwhile
 */
export function copyWhole(source: string, target: string, name: string): Counts | undefined {
  return openWhole(source, name, (raw) => {
    const before = changesSeen(raw);
    const counts = countsOf(raw);
    closeSync(openSync(target, 'wx', 0o600));
    raw.prepare('vacuum into ?').run(target);
    return changesSeen(raw) === before ? counts : undefined;
  });
}

/**
 * Makes sure that a file is a data file of Anqi, whole, and not of a newer program.
 * @param name how people know it
 * @throws Trouble
 */
export function checkWhole(file: string, name: string): Counts {
  return openWhole(file, name, (raw) => {
    const damaged = new Trouble('store-damaged', `${name} is damaged: take another one`);
    const all = raw.prepare('select type, name from sqlite_schema').all() as { type: string; name: string }[];
    const isOurs =
      [...TABLES, 'kysely_migration'].every((table) => all.some((each) => each.name === table)) &&
      all.every(({ type }) => type === 'table' || type === 'index');
    if (!isOurs) throw new Trouble('store-refused', `${name} is no data file of Anqi; nothing was touched`);
    const known = Object.keys(migrationsFor('sqlite'));
    const made = raw.prepare('select name from kysely_migration').all() as { name: string }[];
    if (made.some((migration) => !known.includes(migration.name)))
      throw new Trouble('store-newer', `a newer companion made ${name}: update the companion; nothing was touched`);
    if (raw.prepare('pragma integrity_check(1)').get()?.integrity_check !== 'ok') throw damaged;
    return countsOf(raw);
  });
}

/** How many rows of a file are not what was once written: SQLite's own check does not see them. */
export function damagedRows(file: string, name: string): number {
  const checks = [
    ['copies', crcOfCopy],
    ['history', crcOfChange],
    ['documents', crcOfDocument],
  ] as const;
  return openWhole(file, name, (raw) => {
    let damaged = 0;
    for (const [table, crcOf] of checks)
      for (const row of raw.prepare(`select * from "${table}"`).iterate())
        if (crcOf(row as never) !== row.crc) damaged++;
    return damaged;
  });
}
