/** What of a ticket goes into a bundle. */
import type { Selectable } from 'kysely';
import { type Copy, mergeCopies } from '../../lib/copies/merge.ts';
import type { TicketHeader } from '../../lib/copies/record.ts';
import { changeOf, isWholeChange } from '../store/histories.ts';
import { copyOf, type Damaged, type Rows } from '../store/read.ts';
import type { CopyRow, ReplicaRow } from '../store/schema.ts';

export interface Asked {
  /** Tickets of this unit alone, and what became of those that were its; all where left out. */
  unit?: string | undefined;
  /** Tickets of which a copy was written on this day or later, as `2026-10-01`. */
  since?: string | undefined;
}

/** One browser's copy, as a bundle carries it. */
export interface Carried {
  replica: string;
  header: TicketHeader;
  times?: Readonly<Record<string, string>> | undefined;
  toldAt?: string | undefined;
  body: string;
}

type Row = Selectable<CopyRow>;
type Replica = Pick<Selectable<ReplicaRow>, 'unit'>;

/** The unit names that headers take. */
const MOST_NAME = 100;

/**
 * - A ticket of the unit goes in whole: the copies of all browsers with their histories, and who deleted it.
 * - One that was the unit's and is another's now: only that it moved, and to whom.
 * - One that all deleted: its number alone, where a browser of the unit had it.
 * @param replicas by id
 * @param onDamage told of every row that is left out because it is not what was written
 */
export function portionOf(
  rows: Rows,
  { unit, since }: Asked,
  replicas: ReadonlyMap<string, Replica>,
  onDamage: (row: Damaged) => void,
): { carried: Carried[]; unit?: string | undefined } {
  const { site, ticketNo } = rows;
  const live: [Row, Copy][] = [];
  const gone: Row[] = [];
  for (const row of rows.copies) {
    const copy = copyOf(row);
    if (copy === 'damaged') onDamage({ site, ticketNo });
    else if (copy) live.push([row, copy]);
    else gone.push(row);
  }
  const history = rows.history.filter((row) => {
    const isWhole = isWholeChange(row);
    if (!isWhole) onDamage({ site, ticketNo });
    return isWhole;
  });
  const unitNow = live.length > 0 ? unitOf(live, replicas) : undefined;
  const isNews = since === undefined || rows.copies.some(({ at }) => at.slice(0, 10) >= since);
  if (!isNews) return { carried: [], unit: unitNow };
  const whole = ([row, copy]: [Row, Copy]): Carried => {
    const changes = history.filter(({ replica }) => replica === row.replica).map(changeOf);
    const { times } = copy;
    return {
      replica: row.replica,
      header: { ...headerOf(row), ...(changes.length > 0 ? { changes } : {}) },
      ...(times && Object.keys(times).length > 0 ? { times } : {}),
      ...toldOf(row),
      body: row.body ?? '',
    };
  };
  const tombstone = (row: Row): Carried => ({ replica: row.replica, header: headerOf(row), ...toldOf(row), body: '' });
  if (unit === undefined || unitNow === unit)
    return { carried: [...live.map(whole), ...gone.map(tombstone)], unit: unitNow };
  if (live.length === 0) {
    const mine = gone.filter(({ replica }) => (replicas.get(replica)?.unit ?? unit) === unit);
    return { carried: mine.map(tombstone) };
  }
  const wasOurs =
    live.some(([row]) => row.unit === unit) ||
    history.some((row) => row.field === 'unit' && (row.old_value === unit || row.new_value === unit));
  if (!wasOurs) return { carried: [], unit: unitNow };
  const movedTo = unitNow?.slice(0, MOST_NAME);
  const moved = live.map(([row]): Carried => {
    const header: TicketHeader = { ...headerOf(row), gone: 'moved', ...(movedTo ? { movedTo } : {}) };
    return { replica: row.replica, header, body: '' };
  });
  return { carried: [...moved, ...gone.map(tombstone)], unit: unitNow };
}

/** As its pages say; a platform that shows a unit its own tickets alone may not say it, but the clerk did. */
function unitOf(live: readonly [Row, Copy][], replicas: ReadonlyMap<string, Replica>): string | undefined {
  const said = mergeCopies(live.map(([, copy]) => copy)).ticket.unit;
  return said ?? live.map(([row]) => replicas.get(row.replica)?.unit).find((unit) => unit != null) ?? undefined;
}

const toldOf = ({ told_at }: Row): { toldAt?: string } => (told_at === null ? {} : { toldAt: told_at });

const headerOf = (row: Row): TicketHeader => ({
  what: 'ticket',
  site: row.site,
  ticketNo: row.ticket_no,
  version: Number(row.version),
  at: row.at,
  ...(row.gone === null ? {} : { gone: row.gone }),
  ...(row.moved_to === null ? {} : { movedTo: row.moved_to }),
});
