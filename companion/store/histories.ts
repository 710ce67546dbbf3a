/** Entries of tickets' histories, as rows and as what they say. */
import type { Selectable } from 'kysely';
import type { NumberedChange } from '../../lib/copies/record.ts';
import { crcOfChange } from './crc.ts';
import type { HistoryRow } from './schema.ts';

type Row = Selectable<HistoryRow>;

/** An entry of a history may have come more than once, straight and in bundles: the same by all that it says. */
export const onceEach = (rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [`${row.replica}\n${row.change_id}\n${row.crc}`, row])).values(),
];

/**
 * One history of a ticket out of several browsers'. Those that have it from one another, as after a restore, tell of the same entries
 * under numbers of their own: each is taken as often as the browser tells of it that does so most often.
 * @param rows in order of time
 */
export function asOneHistory(rows: readonly Row[]): readonly Row[] {
  if (rows.every(({ replica }) => replica === rows[0]?.replica)) return rows;
  const times = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const of = times.get(wordsOf(row)) ?? new Map<string, number>();
    of.set(row.replica, (of.get(row.replica) ?? 0) + 1);
    times.set(wordsOf(row), of);
  }
  const left = new Map([...times].map(([words, of]) => [words, Math.max(...of.values())]));
  return rows.filter((row) => {
    const words = wordsOf(row);
    const more = left.get(words) ?? 0;
    left.set(words, more - 1);
    return more > 0;
  });
}

const wordsOf = ({ at, field, old_value, new_value, source }: Row): string =>
  JSON.stringify([at, field, old_value, new_value, source]);

export const isWholeChange = (row: Omit<Row, 'owner'>): boolean => crcOfChange(row) === Number(row.crc);

export const changeOf = (row: Row): NumberedChange => ({
  site: row.site,
  ticketNo: row.ticket_no,
  id: Number(row.change_id),
  at: row.at,
  field: row.field,
  from: row.old_value,
  to: row.new_value,
  source: row.source as NumberedChange['source'],
});
