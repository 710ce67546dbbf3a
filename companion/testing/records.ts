/** Records of a browser, as tests and benches send them. */
import { checksumOf } from '../../lib/copies/checksum.ts';
import { type NumberedChange, payloadOf, type SyncRecord, type TicketHeader } from '../../lib/copies/record.ts';
import type { Ticket } from '../../lib/ticket/model.ts';
import type { Batch } from '../store/ingest.ts';

export const SITE = 'https://12345.example';
export const NOW_MS = Date.parse('2026-11-24T10:00:00+08:00');

/** The id of a browser's profile by a number of one's own. */
export const replicaId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** An instant of 2026-11-24, by its time of day. */
export const at = (time: string): string => `2026-11-24T${time}:00+08:00`;

export function ticketOf(ticketNo: string, fields: Partial<Ticket> = {}): Ticket {
  const seen = { firstSeenAt: at('08:00'), lastSeenAt: at('09:00') };
  return { site: SITE, ticketNo, dueSource: 'none', round: 1, ...seen, open: 1, ...fields };
}

/** A version of a ticket. */
export function told(ticket: Ticket, version: number, header: Partial<TicketHeader> = {}): SyncRecord {
  const { site, ticketNo } = ticket;
  return {
    header: { what: 'ticket', site, ticketNo, version, at: at('09:00'), ...header },
    body: JSON.stringify(ticket),
  };
}

/** A ticket that is there no more. */
export function gone(ticketNo: string, version: number, header: Partial<TicketHeader>): SyncRecord {
  return { header: { what: 'ticket', site: SITE, ticketNo, version, at: at('10:00'), ...header } };
}

export const changed = (ticketNo: string, id: number, from: string, to: string): NumberedChange => ({
  ...{ id, site: SITE, ticketNo, at: at('09:00'), field: 'title', from, to, source: 'list' },
});

export async function batchOf(replica: string, records: readonly SyncRecord[]): Promise<Batch> {
  const payload = payloadOf(records);
  return { id: crypto.randomUUID(), replica, payload, checksum: await checksumOf(payload) };
}
