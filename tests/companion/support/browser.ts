/** A browser's half, without the browser: its store, tickets that come off pages, and its way to send them. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { SETTINGS } from '../../../lib/backup/settings.ts';
import { instantText } from '../../../lib/calendar/time.ts';
import type { Ask } from '../../../lib/protocol/answer.ts';
import { type companionCommands, FEATURES, PROTOCOL } from '../../../lib/protocol/companion.ts';
import { companionOf, switchCompanion } from '../../../lib/store/companion.ts';
import { documentsOf } from '../../../lib/store/documents.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { putBack } from '../../../lib/store/put-back.ts';
import { putDocuments } from '../../../lib/store/put-document.ts';
import { recordObservations } from '../../../lib/store/record.ts';
import { sendEverything } from '../../../lib/syncing/everything.ts';
import { noteKnown } from '../../../lib/syncing/pass.ts';
import { restoreAll } from '../../../lib/syncing/restore.ts';
import type { Ticket } from '../../../lib/ticket/model.ts';

export const SITE = 'https://12345.example.cn';
export const NOW_MS = Date.parse('2026-11-23T10:00:00+08:00');

export interface TestBrowser {
  store: Store;
  /** Reads tickets off a page. */
  read(numbers: readonly number[], more?: object, atMs?: number, site?: string): Promise<void>;
  /** Greets the host and sends what waits. */
  sync(ask: Ask<typeof companionCommands>, now?: () => number): Promise<void>;
  /** Every ticket, by number. */
  tickets(): Promise<Map<string, Ticket>>;
}

export async function openBrowser(
  clerk = '王敏',
  unit = '云溪街道',
  indexedDB = new IDBFactory(),
): Promise<TestBrowser> {
  const store = openStore({ indexedDB, IDBKeyRange });
  await switchCompanion(store, { on: true, clerk, unit });
  return {
    store,
    async read(numbers, more = {}, atMs = NOW_MS, site = SITE) {
      const seen = numbers.map((n) => ({ ...ticketOf(n), ...more }));
      await recordObservations(store, { site, atMs, source: 'detail' }, seen);
    },
    async sync(ask, now = () => NOW_MS) {
      const companion = await companionOf(store);
      if (!companion) throw new Error('the companion was never turned on');
      const replica = { id: companion.replica, clerk, unit, browser: 'test' };
      const hello = await ask('hello', { versions: PROTOCOL, features: [...FEATURES], program: 'test', replica });
      if (hello.trouble) throw new Error(hello.trouble);
      await noteKnown(store, hello);
      const { replica: id } = (await companionOf(store)) ?? companion;
      // A copied profile goes on under a name of its own.
      if (id !== companion.replica)
        await ask('hello', {
          versions: PROTOCOL,
          features: [...FEATURES],
          program: 'test',
          replica: { ...replica, id },
        });
      await sendEverything(store, id, ask, documentsOf(store, SETTINGS), now);
    },
    async tickets() {
      const rows = await store.tickets.toArray();
      return new Map(
        rows.map(({ dueDay: _dueDay, receivedDay: _receivedDay, ...ticket }) => [ticket.ticketNo, ticket]),
      );
    },
  };
}

/** Brings everything back from the companion. @returns how many tickets it told of */
export async function restoreInto({ store }: TestBrowser, ask: Ask<typeof companionCommands>): Promise<number> {
  let told = 0;
  await restoreAll(ask, {
    tickets: async (lines) => void (await putBack(store, lines, NOW_MS, 'companion')),
    documents: async (lines) => void (await putDocuments(store, lines, { settings: SETTINGS, replace: false })),
    onProgress: async (count) => {
      told = count;
    },
  });
  return told;
}

/** Numbers from one to the one before another. */
export const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** What a page shows of a ticket. */
const ticketOf = (n: number) => ({
  ticketNo: String(202611000000 + n),
  title: `反映第${n}号路灯不亮`,
  content: `来电人反映：云溪区第${n}号路灯夜间不亮，要求尽快修复。`,
  citizenName: '彭先生',
  citizenPhone: '13500001234',
  channel: '12345热线',
  unit: '云溪街道',
  status: '办理中',
  receivedAt: instantText(NOW_MS - n * 60_000),
  dueAt: instantText(NOW_MS + (n % 9) * 86_400_000),
});
