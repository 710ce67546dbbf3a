/** What the store holds of the clerk's own browsers, as one long text of lines that is handed out in pieces. */
import * as z from 'zod/mini';
import { MAX_PIECE_CHARS } from '../../lib/protocol/companion.ts';
import { documentLines, type KeyedLine } from '../store/documents.ts';
import { ticketsIn } from '../store/read.ts';
import type { Store } from '../store/store.ts';
import { parsed } from '../store/take.ts';
import { Trouble } from '../store/trouble.ts';

type What = 'tickets' | 'documents';

export interface Piece {
  text: string;
  begins: boolean;
  next?: string;
}

interface Reading {
  lines: AsyncGenerator<KeyedLine>;
  /** What was read and not handed out yet, and where in it lines end. */
  rest: string;
  ends: [end: number, key: readonly [string, string]][];
  /** Behind the last line that was handed out whole. */
  behind: readonly [string, string] | undefined;
  /** The name of its next piece. */
  token: string;
}

const zCursor = z.strictObject({ n: z.number(), behind: z.optional(z.tuple([z.string(), z.string()])) });

/**
 * Hands pieces out. A browser asks for one after the other, so that the reading goes on where it stood; the name of a piece of an
 * earlier reading, as after a kill, begins anew behind the last whole line.
 * @param onDamage told of every row that is damaged and left out
 */
export function puller(store: Store, onDamage: () => void) {
  let reading: Reading | undefined;
  let pieces = 0;
  return async (what: What, after: string | undefined): Promise<Piece> => {
    const begins = reading?.token !== after || after === undefined;
    const current = begins || !reading ? begun(store, what, after, onDamage) : reading;
    const isDone = await fill(current);
    const text = current.rest.slice(0, MAX_PIECE_CHARS);
    current.rest = current.rest.slice(MAX_PIECE_CHARS);
    current.behind = current.ends.findLast(([end]) => end <= text.length)?.[1] ?? current.behind;
    current.ends = current.ends
      .filter(([end]) => end > text.length)
      .map(([end, key]): [number, readonly [string, string]] => [end - text.length, key]);
    if (isDone && current.rest === '') {
      reading = undefined;
      return { text, begins };
    }
    pieces++;
    current.token = JSON.stringify({ n: pieces, behind: current.behind });
    reading = current;
    return { text, begins, next: current.token };
  };
}

function begun(store: Store, what: What, after: string | undefined, onDamage: () => void): Reading {
  const cursor =
    after === undefined ? { success: true as const, data: { behind: undefined } } : zCursor.safeParse(parsed(after));
  if (!cursor.success) throw new Trouble('bad-message', 'this is no place to go on from');
  const { behind } = cursor.data;
  const lines = what === 'tickets' ? ticketLines(store, behind, onDamage) : documentLines(store, behind, onDamage);
  return { lines, rest: '', ends: [], behind, token: '' };
}

/** Reads until there is a piece. @returns whether that was all */
async function fill(reading: Reading): Promise<boolean> {
  while (reading.rest.length < MAX_PIECE_CHARS) {
    const { value, done } = await reading.lines.next();
    if (done) return true;
    const [line, key] = value;
    reading.rest += `${line}\n`;
    reading.ends.push([reading.rest.length, key]);
  }
  return false;
}

async function* ticketLines(
  store: Store,
  after: readonly [string, string] | undefined,
  onDamage: () => void,
): AsyncGenerator<KeyedLine> {
  for await (const page of ticketsIn(store, { own: true, history: true, after }, onDamage))
    for (const { site, ticketNo, ticket, history } of page) {
      const changes = history.map(({ id: _id, ...change }) => change);
      yield [JSON.stringify({ ticket, changes }), [site, ticketNo]];
    }
}
