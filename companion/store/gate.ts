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
 * A number is also passed over where only a log of it is left: whoever moves a damaged file away after a program was killed leaves
 * `anqi.db-wal`, which SQLite would replay into the next file of that name.
 *
 * Every transaction holds the gate's shared lock, and with it in hand looks whether a higher number is there. A restore renames its
 * finished copy to the next number under the exclusive lock. Thus each transaction either ended before the restore (and lies in the
 * file that was set aside), or finds that its file is the store no more and writes nothing. The locks are the operating system's:
 * they go with the program that held them, and are as good on Linux, macOS and Windows as SQLite itself.
 */
import { readdirSync } from 'node:fs';
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

/** What SQLite lays beside a file, and a kill leaves there. */
const LEFT_BESIDE = '(?:-wal|-shm|-journal)';

/** The numbers in names of the store's folder. @param ending what may follow `.db`, as a pattern */
function numbersOf(base: string, ending: string): number[] {
  const stem = stemOf(base);
  const pattern = new RegExp(`^(?:-([2-9]|[1-9]\\d{1,6}))?\\.db${ending}$`);
  return readdirSync(dirname(base)).flatMap((name) => {
    const found = name.startsWith(stem) ? pattern.exec(name.slice(stem.length)) : null;
    return found ? [Number(found[1] ?? 1)] : [];
  });
}

/** @param base the store's first file, as `anqi.db` @returns the number of the file that is the store now; 0 where none is there */
const numberNow = (base: string): number => Math.max(0, ...numbersOf(base, ''));

/** The number of the next file: none that a file has, nor one whose file somebody moved away while its log stayed. */
const numberNext = (base: string): number => 1 + Math.max(0, ...numbersOf(base, `${LEFT_BESIDE}?`));

const numbered = (base: string, number: number): string =>
  number <= 1 ? base : join(dirname(base), `${stemOf(base)}-${number}.db`);

/** The file that is the store now; `base` where there is none yet. */
export const currentFile = (base: string): string => numbered(base, numberNow(base));

/** Opens the gate of a store and fixes which file it is about. @returns the file to open */
export function openGate(base: string): { file: string; gate: Gate } {
  const locks = new DatabaseSync(gateOf(base), { timeout: WAIT_MS });
  const look = locks.prepare('select count(*) from sqlite_schema');
  const number = numberNow(base) || numberNext(base);
  let depth = 0;
  const enter = () => {
    if (depth === 0) {
      locks.exec('begin');
      try {
        // The lock is taken by the first reading.
        look.get();
        if (numberNow(base) > number) throw new StoreReplaced();
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
    return work(number === 0 ? undefined : numbered(base, number), numbered(base, numberNext(base)));
  } finally {
    // Closing gives the lock back.
    locks.close();
  }
}
