/** Rows of the database to data with a checked shape, and tickets to rows. */
import type * as z from 'zod/mini';
import { standingOf } from '../metrics/standing.ts';
import type { Ticket } from '../ticket/model.ts';
import type { Store } from './open.ts';
import { type TicketRow, zTicketRow } from './schema.ts';

/** The row of a ticket, with the days that index it. */
export function toRow(ticket: Ticket): TicketRow {
  const { dueDay, receivedDay } = standingOf(ticket);
  return { ...ticket, dueDay, receivedDay };
}

/** The ticket of a row, without the days that index it; undefined, and reported, when the row is broken. */
export function ticketOfRow(store: Store, row: unknown): Ticket | undefined {
  const [checked] = checkedRows(store, 'tickets', zTicketRow, [row]);
  if (!checked) return undefined;
  const { dueDay: _dueDay, receivedDay: _receivedDay, ...ticket } = checked;
  return ticket;
}

/** The tickets of rows that have their shape; the others are reported. */
export function ticketsOfRows(store: Store, rows: readonly unknown[]): Ticket[] {
  return rows.map((row) => ticketOfRow(store, row)).filter((ticket) => ticket !== undefined);
}

/** Rows that have their shape; the others are reported to the store's owner and left out. */
export function checkedRows<S extends z.ZodMiniType>(
  store: Store,
  table: string,
  schema: S,
  rows: readonly unknown[],
): z.infer<S>[] {
  const checked: z.infer<S>[] = [];
  for (const row of rows) {
    const result = schema.safeParse(row);
    if (result.success) checked.push(result.data);
    else store.reportBroken({ table, reason: issuesText(result.error.issues) });
  }
  return checked;
}

/** What is wrong, by field and rule; values stay out of it, as they may be a citizen's. */
export function issuesText(issues: readonly { path: readonly PropertyKey[]; code?: string | undefined }[]): string {
  return issues.map(({ path, code }) => `${path.map(String).join('.') || 'row'}: ${code ?? 'wrong'}`).join(', ');
}
