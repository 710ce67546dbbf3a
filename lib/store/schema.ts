/**
 * Tables of the store and the numbered versions of their shape. A released version is never edited: a change is
 * a new entry with its upgrade, and a frozen example of the old shape in versions/ that must still open.
 */
import type { Transaction } from 'dexie';
import * as z from 'zod/mini';
import { zDrift, zPageMemory } from '../drift/model.ts';
import { countInto, type RollupRow, rollupDelta } from '../metrics/rollup.ts';
import { type Ticket, zSite, zTicket, zTicketNo } from '../ticket/model.ts';
import { zDay, zInstant } from '../ticket/moment.ts';
import { zReminderParts } from './reminderKey.ts';

export interface Version {
  number: number;
  /** Dexie schema: primary key first, then the indexes. */
  stores: Record<string, string>;
  upgrade?: (transaction: Transaction) => PromiseLike<void>;
}

/** Stages had three names of their own before they became settings: a reminder that was given stays given. */
const STAGES_BEFORE_3: Record<string, string> = {
  dayBefore: 'before:1workingDays',
  hoursBefore: 'before:2workingHours',
  overdue: 'end',
};

async function renameStages(transaction: Transaction): Promise<void> {
  const ledger = transaction.table<LedgerRow, string>('ledger');
  const rows = await ledger.toArray();
  await ledger.clear();
  const renamed = rows.flatMap((row) => {
    const stage = STAGES_BEFORE_3[row.stage];
    return stage === undefined ? [] : [{ ...row, stage, key: row.key.replace(/[^|]*$/, stage) }];
  });
  await ledger.bulkAdd(renamed as LedgerRow[]);
}

/** Counters got two more figures, which are nowhere but in the tickets: all are counted anew. */
async function countRework(transaction: Transaction): Promise<void> {
  const rows = new Map<string, RollupRow>();
  await transaction.table<TicketRow>('tickets').each((row) => {
    const { dueDay: _dueDay, receivedDay: _receivedDay, ...ticket } = row;
    if (zTicket.safeParse(ticket).success) countInto(rows, rollupDelta(undefined, ticket));
  });
  const rollups = transaction.table<RollupRow>('rollups');
  await rollups.clear();
  await rollups.bulkAdd([...rows.values()]);
}

export const VERSIONS: readonly Version[] = [
  {
    number: 1,
    stores: {
      tickets: '[site+ticketNo], [site+open], [open+dueDay], receivedDay',
      changes: '++id, [site+ticketNo]',
      rollups: '[scope+day+site]',
      ledger: 'key, seen, site',
      sites: 'origin',
      meta: 'key',
    },
  },
  {
    number: 2,
    stores: { profiles: 'id' },
  },
  {
    number: 3,
    stores: {},
    upgrade: renameStages,
  },
  {
    number: 4,
    stores: { evidence: 'id, [site+ticketNo], state' },
  },
  {
    number: 5,
    stores: { similarLeaves: '[site+from]', similarWaiting: '++id, site' },
  },
  {
    number: 6,
    stores: {},
    upgrade: countRework,
  },
  {
    number: 7,
    stores: { outbox: '++seq' },
  },
];

/** A ticket with the days that index it; '' in `dueDay` means no limit, as an index skips absent values. */
export const zTicketRow = z.extend(zTicket, { dueDay: z.union([zDay, z.literal('')]), receivedDay: zDay });
export type TicketRow = Ticket & { dueDay: string; receivedDay: string };

/** What the last reading of a site's pages gave: compared with the next one, it shows drift. */
export const zReading = z.strictObject({
  atMs: z.number(),
  kind: z.enum(['list', 'detail', 'none']),
  /** Tickets read. */
  tickets: z.number(),
  /** Columns of the largest list that carry data, and how many of them were understood. */
  columns: z.strictObject({ total: z.number(), mapped: z.number() }),
});
export type Reading = z.infer<typeof zReading>;

/** A platform that the clerk switched Anqi on for. */
export const zSiteRow = z.strictObject({
  origin: zSite,
  enabledAt: zInstant,
  name: z.optional(z.string()),
  /** Pages that gave tickets, against which later readings are held. */
  pages: z.optional(z.array(zPageMemory)),
  drift: z.optional(zDrift),
  lastReading: z.optional(zReading),
  /** Whether the pages of its tickets are opened in the background; off when left out. */
  visitDetails: z.optional(z.boolean()),
});
export type SiteRow = z.infer<typeof zSiteRow>;

/** One reminder: planned when its moment has come, then shown, then seen by the clerk. */
export const zLedgerRow = z.extend(zReminderParts, {
  key: z.string(),
  plannedAt: zInstant,
  /** The notification that shows it, or was about to. */
  notification: z.optional(z.string()),
  /** Put off until then. */
  snoozedUntil: z.optional(zInstant),
  shownAt: z.optional(zInstant),
  seenAt: z.optional(zInstant),
  /** 1 once seen: numeric because IndexedDB cannot index a boolean. */
  seen: z.union([z.literal(0), z.literal(1)]),
});
export type LedgerRow = z.infer<typeof zLedgerRow>;

/** Tickets that were stored and whose place in the index of similar ones is not yet right. */
export const zWaitingRow = z.strictObject({ id: z.optional(z.number()), site: zSite, ticketNos: z.array(z.string()) });
export type WaitingRow = z.infer<typeof zWaitingRow>;

/** Something that the companion has not acknowledged yet. Its number is the version that it is sent under. */
export const zOutboxRow = z.discriminatedUnion('what', [
  z.strictObject({
    seq: z.optional(z.number()),
    what: z.literal('ticket'),
    site: zSite,
    ticketNo: zTicketNo,
    at: zInstant,
    /** Entries of its history that were written with it; all of them where left out. */
    changes: z.optional(z.array(z.number())),
  }),
  z.strictObject({
    seq: z.optional(z.number()),
    what: z.literal('site-gone'),
    site: zSite,
    at: zInstant,
    /** The number under which it was noted first, where it is told again. */
    upTo: z.optional(z.number()),
  }),
]);
export type OutboxRow = z.infer<typeof zOutboxRow>;

export interface MetaRow {
  key: string;
  value: unknown;
}
