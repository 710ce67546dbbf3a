import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf, type IndexEntry } from '../similar/entry.ts';
import { entriesOf } from '../similar/leaf.ts';
import type { Observation } from '../ticket/model.ts';
import { deleteSiteData } from './delete.ts';
import { closeStore, openStore, type Store } from './open.ts';
import { recordObservations } from './record.ts';
import { ticketsOfRows } from './rows.ts';
import { relatedTo } from './similar.ts';
import { indexBatch } from './similar-index.ts';
import { memoryIndex, takeOver } from './similar-memory.ts';
import { commonnessNow, indexState } from './similar-state.ts';
import { memoryStore } from './testing.ts';

const SITES = ['http://12345.example.cn', 'http://letters.example.cn'] as const;
const [SITE, OTHER] = SITES;
const NOW_MS = Date.parse('2026-11-24T10:00:00+08:00');
const MATTERS = [
  '小区路灯不亮夜间行走危险请尽快修复',
  '烧烤店油烟直排楼上住户不敢开窗',
  '工地夜间施工噪音扰民影响休息',
  '拖欠农民工工资三个月未发请核实',
  '自来水浑浊发黄有异味不敢饮用',
];

const record = (store: Store, site: string, observations: readonly Observation[], atMs = NOW_MS) =>
  recordObservations(store, { site, atMs, source: 'detail' }, observations);

/** One batch, as the background does it. @returns whether all is done */
async function batch(store: Store): Promise<boolean> {
  const indexed = await indexBatch(store);
  takeOver(store, indexed);
  return indexed.done;
}

async function indexAll(store: Store): Promise<void> {
  for (let i = 0; i < 1_000; i++) if (await batch(store)) return;
  throw new Error('it never ends');
}

type Entries = Record<string, IndexEntry>;

const byNumber = (site: string, entries: readonly IndexEntry[]): Entries =>
  Object.fromEntries(entries.map((entry) => [`${site} ${entry.ticketNo}`, entry]));

/** The entries that lie in the leaves. */
async function stored(store: Store): Promise<Entries> {
  const leaves = await store.similarLeaves.toArray();
  expect(leaves.reduce((sum, { ticketNos }) => sum + ticketNos.length, 0)).toBe((await indexState(store))?.count);
  return Object.assign({}, ...leaves.map((leaf) => byNumber(leaf.site, entriesOf(leaf))));
}

/** The entries that the stored tickets have by the weights in force, made from scratch. */
async function fromScratch(store: Store): Promise<Entries> {
  const state = await indexState(store);
  const common = state && (await commonnessNow(store, state));
  const tickets = ticketsOfRows(store, await store.tickets.toArray());
  if (!common) return {};
  return Object.assign({}, ...tickets.map((ticket) => byNumber(ticket.site, [entryOf(ticket, common)])));
}

const matterAt = (i: number) => MATTERS[i % MATTERS.length] ?? '';

describe('the index of similar tickets', () => {
  it('is the one made from scratch, whatever was stored, changed, deleted, and wherever the worker died', async () => {
    const number = fc.integer({ min: 1, max: 40 });
    const action = fc.oneof(
      fc.record({
        do: fc.constant('store' as const),
        site: fc.constantFrom(...SITES),
        tickets: fc.array(fc.tuple(number, fc.integer({ min: 0, max: 200 })), { minLength: 1, maxLength: 12 }),
      }),
      fc.record({ do: fc.constant('batches' as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ do: fc.constant('die' as const) }),
      fc.record({ do: fc.constant('ask' as const), no: number }),
      fc.record({ do: fc.constant('delete' as const), site: fc.constantFrom(...SITES) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 14 }), async (actions) => {
        const indexedDB = new IDBFactory();
        const open = () => openStore({ indexedDB, IDBKeyRange });
        let store = open();
        for (const [i, each] of actions.entries()) {
          if (each.do === 'store') {
            const seen = each.tickets.map(([no, text]) => ({
              ticketNo: `T${no}`,
              title: matterAt(text),
              content: `${matterAt(text >> 2)}第${text}次反映`,
              place: `幸福小区${text % 7}栋`,
            }));
            await record(store, each.site, seen, NOW_MS + i * 60_000);
          } else if (each.do === 'batches') for (let k = 0; k < each.count; k++) await batch(store);
          else if (each.do === 'ask') await relatedTo(store, SITE, `T${each.no}`);
          else if (each.do === 'delete') await deleteSiteData(store, each.site, 0);
          else {
            closeStore(store);
            store = open();
          }
        }
        await indexAll(store);
        expect(await stored(store)).toEqual(await fromScratch(store));
        // What the worker holds in memory is what is stored.
        const { leaves } = await memoryIndex(store);
        expect([...leaves.values()].sort(byKey)).toEqual((await store.similarLeaves.toArray()).sort(byKey));
        expect(await store.similarWaiting.count()).toBe(0);
        closeStore(store);
      }),
      { numRuns: 40 },
    );
  });

  it('is walked a batch at a time: a worker that dies goes on where it was', async () => {
    const indexedDB = new IDBFactory();
    let store = openStore({ indexedDB, IDBKeyRange });
    const many = Array.from({ length: 1_200 }, (_, i) => ({ ticketNo: `T${10_000 + i}`, title: matterAt(i) }));
    await record(store, SITE, many);
    let batches = 0;
    for (let done = false; !done; batches++) {
      done = await batch(store);
      closeStore(store);
      store = openStore({ indexedDB, IDBKeyRange });
    }
    // Three of counting, three of indexing, and one that finds nothing to do.
    expect(batches).toBe(7);
    expect(await stored(store)).toEqual(await fromScratch(store));
  });

  it('is made anew where any of it is broken', async () => {
    const breaks: ((store: Store) => PromiseLike<unknown>)[] = [
      (store) => store.similarLeaves.toCollection().modify((leaf) => void Object.assign(leaf, { starts: 'none' })),
      (store) => store.meta.put({ key: 'similar', value: { version: 'new' } }),
      (store) => store.meta.put({ key: 'similar-common', value: [1, 2, 3] }),
      (store) => store.similarWaiting.add({ site: SITE, ticketNos: [7] } as never),
    ];
    for (const spoil of breaks) {
      const broken: string[] = [];
      const store = memoryStore({ onBrokenRow: ({ table }) => broken.push(table) });
      await record(store, SITE, [
        { ticketNo: 'T1', content: matterAt(0) },
        { ticketNo: 'T2', content: matterAt(0) },
        { ticketNo: 'T3', content: matterAt(1) },
      ]);
      await indexAll(store);
      await spoil(store);
      await record(store, SITE, [{ ticketNo: 'T4', content: matterAt(0) }]);
      // As a new worker finds it, which holds nothing in memory.
      const first = await relatedTo({ ...store }, SITE, 'T1');
      expect(first.subject?.ticketNo).toBe('T1');
      await indexAll(store);
      expect(await stored(store)).toEqual(await fromScratch(store));
      const { items } = await relatedTo(store, SITE, 'T1');
      expect(items.map(({ ticketNo }) => ticketNo).sort()).toEqual(['T2', 'T4']);
      expect(broken.length).toBeGreaterThan(0);
    }
  });
});

const byKey = (a: { site: string; from: string }, b: { site: string; from: string }) =>
  `${a.site} ${a.from}` < `${b.site} ${b.from}` ? -1 : 1;

describe('what has to do with a ticket', () => {
  const ticket = (ticketNo: string, fields: Partial<Observation>): Observation => ({ ticketNo, ...fields });

  it('is found by citizen, matter, likeness and place, of whatever site, with what became of it', async () => {
    const store = memoryStore();
    const others = Array.from({ length: 30 }, (_, i) => ticket(`N${i}`, { content: `${matterAt(2 + (i % 3))}${i}号` }));
    await record(store, SITE, [
      ticket('T1', {
        title: '路灯',
        content: matterAt(0),
        place: '幸福小区3栋',
        citizenPhone: '13812345678',
        receivedAt: '2026-11-20',
      }),
      ticket('T2', { content: `${matterAt(0)}谢谢`, citizenPhone: '13900000000', receivedAt: '2026-11-02' }),
      ticket('T3', { content: matterAt(3), citizenPhone: '138****5678' }),
      ticket('T4', { content: '电动车乱停放堵塞消防通道', place: '云溪区幸福小区' }),
      ...others,
    ]);
    await record(store, OTHER, [
      ticket('L1', {
        content: '夜间行走危险，小区路灯不亮，恳请修复',
        finishedAt: '2026-11-08',
        dueAt: '2026-11-07',
        status: '已办结',
        satisfaction: '不满意',
        reply: '已更换灯具。',
        unit: '区住建局',
        receivedAt: '2026-11-01',
      }),
    ]);
    await indexAll(store);
    const { items, counts, matter, waiting } = await relatedTo(store, SITE, 'T1');
    const item = (no: string) => items.find(({ ticketNo }) => ticketNo === no);
    expect(item('T2')).toMatchObject({ isMatter: true, isCitizen: false, reasons: [{ why: 'equal' }] });
    expect(item('T3')).toMatchObject({ isCitizen: true, isMatter: false, reasons: [{ why: 'maskedPhone' }] });
    expect(item('T4')).toMatchObject({ isLike: false, reasons: [{ why: 'place' }] });
    expect(item('L1')).toMatchObject({ site: OTHER, phase: 'finished', late: true, reply: '已更换灯具。' });
    expect(items.some(({ ticketNo }) => ticketNo.startsWith('N'))).toBe(false);
    expect(counts.sameCitizen).toBe(1);
    expect(matter.tickets).toBe(counts.sameMatter + 1);
    expect(waiting).toBe(0);
  });

  it('counts tickets that were stored a moment ago, and is empty for one that is unknown', async () => {
    const store = memoryStore();
    await record(store, SITE, [ticket('T1', { content: matterAt(0) })]);
    await indexAll(store);
    await record(store, SITE, [ticket('T2', { content: matterAt(0) })]);
    const { items, waiting } = await relatedTo(store, SITE, 'T1');
    expect(items.map(({ ticketNo }) => ticketNo)).toEqual(['T2']);
    expect(waiting).toBe(1);
    expect(await relatedTo(store, SITE, 'T9')).toMatchObject({ items: [], counts: { sameMatter: 0 } });
  });

  it('follows a ticket whose text became known later, and one whose telephone was masked', async () => {
    const store = memoryStore();
    await record(store, SITE, [
      ticket('T1', { title: '路灯', content: matterAt(0), citizenPhone: '13812345678' }),
      ticket('T2', { title: '反映问题', citizenPhone: '138****0000' }),
    ]);
    await indexAll(store);
    expect((await relatedTo(store, SITE, 'T1')).items).toEqual([]);
    await record(store, SITE, [ticket('T2', { title: '反映问题', content: matterAt(0), citizenPhone: '13812340000' })]);
    await indexAll(store);
    expect((await relatedTo(store, SITE, 'T1')).items.map(({ ticketNo }) => ticketNo)).toEqual(['T2']);
  });

  it('takes tickets without a word, without end, and hostile ones', async () => {
    const store = memoryStore();
    await record(store, SITE, [
      ticket('T1', {}),
      ticket('T2', { content: '😀😀😀' }),
      ticket('T3', { content: '油烟'.repeat(10_000) }),
      ticket('T4', { title: '<img src=x onerror=alert(1)>', content: "'; DROP TABLE tickets; --" }),
    ]);
    await indexAll(store);
    for (const no of ['T1', 'T2', 'T3', 'T4']) expect((await relatedTo(store, SITE, no)).items).toEqual([]);
  });
});
