/** Open tickets by when their nearest limit comes. */
import { dayOfMs, weekday } from '../calendar/time.ts';
import type { Entry } from './entry.ts';

export const GROUPS = ['overdue', 'today', 'tomorrow', 'week', 'later', 'none'] as const;
export type Group = (typeof GROUPS)[number];

/** @param nowMs epoch milliseconds; the week ends with its Sunday */
function groupOf({ limitMs }: Pick<Entry, 'limitMs'>, nowMs: number): Group {
  if (limitMs === undefined) return 'none';
  if (limitMs < nowMs) return 'overdue';
  const today = dayOfMs(nowMs);
  const day = dayOfMs(limitMs);
  if (day === today) return 'today';
  if (day === today + 1) return 'tomorrow';
  return day <= today + 7 - weekday(today) ? 'week' : 'later';
}

/** A line of the list as it is drawn: the heading of a group, or a ticket. */
export type Row = { group: Group; count: number } | { entry: Entry };

/** Entries in the order of their limits, those without one last, each group under its name; empty groups are left out. */
export function grouped(entries: readonly Entry[], nowMs: number): { group: Group; entries: Entry[] }[] {
  const order = ({ limitMs = Number.POSITIVE_INFINITY, ticketNo }: Entry) => [limitMs, ticketNo] as const;
  const sorted = [...entries].sort((a, b) => {
    const [limitA, noA] = order(a);
    const [limitB, noB] = order(b);
    return limitA === limitB ? (noA < noB ? -1 : 1) : limitA < limitB ? -1 : 1;
  });
  const byGroup = Map.groupBy(sorted, (entry) => groupOf(entry, nowMs));
  return GROUPS.flatMap((group) => {
    const own = byGroup.get(group);
    return own ? [{ group, entries: own }] : [];
  });
}
