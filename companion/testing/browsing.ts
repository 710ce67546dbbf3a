/** A browser that tells a store of its tickets, for tests. */
import { instantText } from '../../lib/calendar/time.ts';
import { checksumOf } from '../../lib/copies/checksum.ts';
import { payloadOf, type Replica, type SyncRecord } from '../../lib/copies/record.ts';
import { mergeObservation } from '../../lib/ticket/merge.ts';
import type { Change, Observation, Ticket } from '../../lib/ticket/model.ts';
import { ingest } from '../store/ingest.ts';
import { noteReplica } from '../store/replicas.ts';
import type { Store } from '../store/store.ts';

export const SITE = 'https://platform.example';
export const START_MS = Date.parse('2026-11-23T09:00:00+08:00');

const replicaId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A browser's own store, as far as it matters to the companion: tickets by number, versions, history. */
export class Browser {
  readonly replica: Replica;
  private readonly tickets = new Map<string, Ticket>();
  private version = 0;
  private changes = 0;
  private outbox: SyncRecord[] = [];

  constructor(number: number, unit: string | undefined) {
    this.replica = { id: replicaId(number), clerk: `经办人${number}`, browser: 'Chromium', ...(unit ? { unit } : {}) };
  }

  /** Reads a ticket off a page. */
  see(seen: Observation, atMs: number): void {
    const before = this.tickets.get(seen.ticketNo);
    const { ticket, changes } = mergeObservation(before, seen, { site: SITE, source: 'list', atMs });
    this.tickets.set(seen.ticketNo, ticket);
    this.tell(ticket.ticketNo, atMs, { changes }, JSON.stringify(ticket));
  }

  delete(ticketNo: string, atMs: number): void {
    this.tickets.delete(ticketNo);
    this.tell(ticketNo, atMs, { gone: 'deleted' });
  }

  /** Deletes everything of the site, as the options do. */
  deleteSite(atMs: number): void {
    this.tickets.clear();
    this.outbox.push({ header: { what: 'site-gone', site: SITE, version: ++this.version, at: instantText(atMs) } });
  }

  /** Sends what was not sent yet. @returns how many records */
  async push(store: Store, nowMs: number): Promise<number> {
    await noteReplica(store, this.replica, nowMs);
    const sent = this.outbox.splice(0, 500);
    const payload = payloadOf(sent);
    const batch = { id: crypto.randomUUID(), replica: this.replica.id, payload, checksum: await checksumOf(payload) };
    const { refused } = await ingest(store, batch, nowMs);
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
    return sent.length + (this.outbox.length > 0 ? await this.push(store, nowMs) : 0);
  }

  private tell(ticketNo: string, atMs: number, about: { changes?: Change[]; gone?: 'deleted' }, body?: string): void {
    const { gone } = about;
    const changes = (about.changes ?? []).map((change) => ({ ...change, id: ++this.changes }));
    const header = { what: 'ticket', site: SITE, ticketNo, version: ++this.version, at: instantText(atMs) } as const;
    this.outbox.push({
      header: { ...header, ...(gone ? { gone } : {}), ...(changes.length > 0 ? { changes } : {}) },
      ...(body === undefined ? {} : { body }),
    });
  }
}

/** A store with tickets of one browser, whose texts are long enough to be worth damaging. */
export async function filled(store: Store, tickets: number, number = 1, unit = '路口镇'): Promise<Browser> {
  const browser = new Browser(number, unit);
  for (let i = 0; i < tickets; i++) {
    const ticketNo = `GD${String(number)}${String(i).padStart(6, '0')}`;
    const seen = { ticketNo, unit, title: `路灯不亮${i}`, content: '夜间出行不便，请尽快维修。'.repeat(1 + (i % 7)) };
    browser.see({ ...seen, citizenPhone: '13800000000', status: '待签收' }, START_MS + i * 1_000);
    if (i % 3 === 0) browser.see({ ...seen, status: '处办中' }, START_MS + 3_600_000 + i * 1_000);
  }
  await browser.push(store, START_MS + 7_200_000);
  return browser;
}
