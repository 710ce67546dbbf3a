/**
 * Which file is the store, while a backup may take its place under programs that have it open.
 *
 * A SQLite file must not be renamed or written over while another program has it open: on Windows that fails; elsewhere the other
 * program goes on writing into a file that nobody reads any more, and on closing it deletes the log *by its name*, which is then the
 * log of the file that came in its place (sqlite.org/howtocorrupt.html, 1.4). No mark within the old file helps either, as it may be
 * too damaged to be written to. So no data file is ever renamed, and no name is used twice:
 *
 *   anqi.db → anqi-2.db → anqi-3.db      the highest number is the store; a restore adds the next one
 *   anqi.gate                            an empty SQLite file, of which only the locks are used
 *
 * Every transaction holds the gate's shared lock, and with it in hand looks whether the next number is there. A restore renames its
 * finished copy to the next number under the exclusive lock. Thus each transaction either ended before the restore (and lies in the
 * file that was set aside), or finds that its file is the store no more and writes nothing. The locks are the operating system's:
 * they go with the program that held them, and are as good on Linux, macOS and Windows as SQLite itself.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Trouble } from './trouble.ts';

/** A batch of another browser takes a fraction of a second. */
const WAIT_MS = 10_000;

/** A backup was put in the place of the file that is open: close the store and open it again. */
export class StoreReplaced extends Trouble {
  constructor() {
    super('store-locked', 'a backup was put in the place of the data file; it is opened anew');
  }
}

/** What a store asks before it touches its file. */
export interface Gate {
  /** Before a transaction; may be entered again before it is left. @throws StoreReplaced */
  enter(): void;
  leave(): void;
  close(): void;
}

const stemOf = (base: string): string => basename(base).replace(/\.db$/, '');
const gateOf = (base: string): string => join(dirname(base), `${stemOf(base)}.gate`);

/** @param base the store's first file, as `anqi.db` @returns the number of the file that is the store now; 0 where none is there */
function numberNow(base: string): number {
  const stem = stemOf(base);
  const numbers = readdirSync(dirname(base))
    .filter((name) => name.startsWith(`${stem}-`))
    .map((name) => Number(/^-([2-9]|[1-9]\d{1,6})\.db$/.exec(name.slice(stem.length))?.[1] ?? 0));
  return Math.max(existsSync(base) ? 1 : 0, ...numbers);
}

const numbered = (base: string, number: number): string =>
  number <= 1 ? base : join(dirname(base), `${stemOf(base)}-${number}.db`);

/** The file that is the store now; `base` where there is none yet. */
export const currentFile = (base: string): string => numbered(base, numberNow(base));

/** Opens the gate of a store and fixes which file it is about. @returns the file to open */
export function openGate(base: string): { file: string; gate: Gate } {
  const locks = new DatabaseSync(gateOf(base), { timeout: WAIT_MS });
  const look = locks.prepare('select count(*) from sqlite_schema');
  const number = Math.max(1, numberNow(base));
  const next = numbered(base, number + 1);
  let depth = 0;
  const enter = () => {
    if (depth === 0) {
      locks.exec('begin');
      try {
        // The lock is taken by the first reading.
        look.get();
        if (existsSync(next)) throw new StoreReplaced();
      } catch (error) {
        locks.exec('rollback');
        throw error;
      }
    }
    depth++;
  };
  const leave = () => {
    depth--;
    if (depth === 0) locks.exec('commit');
  };
  return { file: numbered(base, number), gate: { enter, leave, close: () => locks.close() } };
}

/** Runs a short piece of work while no program is in a transaction of the store. @param work gets the store's file and the next one */
export function exclusively<T>(base: string, work: (now: string | undefined, next: string) => T): T {
  const locks = new DatabaseSync(gateOf(base), { timeout: WAIT_MS });
  try {
    locks.exec('begin exclusive');
    const number = numberNow(base);
    return work(number === 0 ? undefined : numbered(base, number), numbered(base, number + 1));
  } finally {
    // Closing gives the lock back.
    locks.close();
  }
}
