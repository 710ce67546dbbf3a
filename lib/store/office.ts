/** What the office's figures are read from: the tickets of some days, their way from unit to unit, the reporting profile. */

import * as z from 'zod/mini';
import { DEFAULT_OFFICE, type OfficeProfile, zOfficeProfile } from '../bulletin/settings.ts';
import type { Ticket } from '../ticket/model.ts';
import { type Unmasking, zUnmasking } from '../ticket/unmasking.ts';
import { guarded } from './errors.ts';
import type { Store } from './open.ts';
import { ticketsOfRows } from './rows.ts';
import { checkedSetting, setting } from './setting.ts';

const PROFILE = 'office-profile';
const UNMASKINGS = 'unmaskings';
/** So many of them are remembered. */
export const MOST_UNMASKINGS = 500;
const CHUNK = 1_000;

/** What the office has chosen; the usual definitions where it has not, or where what is stored is broken (which is reported). */
export async function officeProfile(store: Store): Promise<OfficeProfile> {
  return (await setting(store, PROFILE, zOfficeProfile)) ?? DEFAULT_OFFICE;
}

/** @throws StoreError `invalid` when it is malformed; what was stored then stays in force */
export function saveOfficeProfile(store: Store, profile: OfficeProfile): Promise<void> {
  return guarded(async () => {
    await store.meta.put({ key: PROFILE, value: checkedSetting(zOfficeProfile, profile) });
  });
}

/** When files with names and telephone numbers as they are were asked for, the last one first. */
export async function unmaskings(store: Store): Promise<Unmasking[]> {
  return (await setting(store, UNMASKINGS, z.array(zUnmasking))) ?? [];
}

/** Notes that they were. */
export function noteUnmasking(store: Store, unmasking: Unmasking): Promise<void> {
  return guarded(() =>
    store.db.transaction('rw', store.meta, async () => {
      const value = [checkedSetting(zUnmasking, unmasking), ...(await unmaskings(store))].slice(0, MOST_UNMASKINGS);
      await store.meta.put({ key: UNMASKINGS, value });
    }),
  );
}

/** Days, both included, as `YYYY-MM-DD`. */
export type Days = readonly [from: string, to: string];

/**
 * Tickets whose limit or receipt falls on one of the days, in no order.
 * @param onProgress told the share that has been read, 0 to 1; throws to stop
 */
export async function ticketsOfDays(
  store: Store,
  days: { due: readonly Days[]; received: readonly Days[] },
  onProgress: (share: number) => void,
): Promise<Ticket[]> {
  const wanted = await keysOfDays(store, days);
  const tickets: Ticket[] = [];
  for (let from = 0; from < wanted.length; from += CHUNK) {
    const rows = await guarded(() => store.tickets.bulkGet(wanted.slice(from, from + CHUNK)));
    const found = rows.filter((row) => row !== undefined);
    tickets.push(...ticketsOfRows(store, found));
    // Outside of what the store guards: whoever stops it gets their own reason back.
    onProgress(Math.min(1, (from + CHUNK) / wanted.length));
  }
  return tickets;
}

function keysOfDays(
  store: Store,
  { due, received }: { due: readonly Days[]; received: readonly Days[] },
): Promise<[string, string][]> {
  const byDue = due.flatMap(([from, to]): [unknown, unknown][] => [
    [
      [0, from],
      [0, to],
    ],
    [
      [1, from],
      [1, to],
    ],
  ]);
  return guarded(async () => {
    const found = [
      await store.tickets.where('[open+dueDay]').inAnyRange(byDue, { includeUppers: true }).primaryKeys(),
      await store.tickets.where('receivedDay').inAnyRange(received, { includeUppers: true }).primaryKeys(),
    ];
    return [...new Map(found.flat().map((key) => [key.join('\n'), key])).values()];
  });
}

/** The units that had a ticket before the one it has now, as readings saw them: by site and number, joined by a line break. */
export function earlierUnits(store: Store): Promise<Map<string, string[]>> {
  return guarded(async () => {
    const units = new Map<string, string[]>();
    await store.changes.each(({ site, ticketNo, field, from }) => {
      if (field !== 'unit' || from === '') return;
      const key = `${site}\n${ticketNo}`;
      units.set(key, [...(units.get(key) ?? []), from]);
    });
    return units;
  });
}

/** Days that have a limit or a receipt counted, the first and the last; undefined where nothing is known. */
export function daysKnown(store: Store): Promise<Days | undefined> {
  return guarded(async () => {
    const first = await store.tickets.orderBy('receivedDay').first();
    const last = await store.tickets.where('[open+dueDay]').between([1, ''], [1, '9999'], true, true).last();
    const lastClosed = await store.tickets.where('[open+dueDay]').between([0, ''], [0, '9999'], true, true).last();
    if (!first) return undefined;
    const days = [first.receivedDay, last?.dueDay ?? '', lastClosed?.dueDay ?? ''].sort();
    return [first.receivedDay, days.at(-1) ?? first.receivedDay];
  });
}
