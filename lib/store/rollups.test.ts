import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RollupKey } from '../metrics/rollup.ts';
import { recordObservations } from './record.ts';
import { rebuildRollups } from './rollups.ts';
import { memoryStore } from './testing.ts';

const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
const observation = fc
  .record({
    ticketNo: fc.constantFrom('T1', 'T2', 'T3', 'T4'),
    status: maybe('办理中', '已办结', '重办', '已退回', '甲类'),
    dueAt: maybe('2026-11-20', '2026-11-20T17:30:00+08:00', '2026-11-24'),
    cityDueAt: maybe('2026-11-26'),
    receivedAt: maybe('2026-11-18', '2026-11-18T09:00:00+08:00'),
    finishedAt: maybe('2026-11-19', '2026-11-23T10:00:00+08:00'),
    unit: maybe('路口镇', '云溪街道', '路口…', '*'),
    category: maybe('住建', '城管'),
    kind: maybe('投诉'),
    satisfaction: maybe('满意', '不满意'),
  })
  .map((seen) => Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== undefined)));
const reading = fc.record({
  site: fc.constantFrom('http://a.local', 'http://b.local'),
  hours: fc.integer({ min: 0, max: 300 }),
  seen: fc.array(observation, { maxLength: 6 }),
});

it('counters moved by difference equal those counted anew from the tickets', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(reading, { maxLength: 8 }), async (readings) => {
      const store = memoryStore();
      for (const { site, hours, seen } of readings) {
        const atMs = Date.parse('2026-11-18T08:00:00+08:00') + hours * 3_600_000;
        const { refused } = await recordObservations(store, { site, atMs, source: 'list' }, seen);
        expect(refused).toEqual([]);
      }
      const moved = await store.rollups.toArray();
      await rebuildRollups(store);
      expect(moved).toEqual(await store.rollups.toArray());
      store.db.close();
    }),
    { numRuns: 60 },
  );
});

it('a broken row of counters is mended from the tickets', async () => {
  const broken: string[] = [];
  const store = memoryStore({ onBrokenRow: ({ table }) => broken.push(table) });
  const record = (ticketNo: string) =>
    recordObservations(store, { site: 'http://a.local', atMs: 0, source: 'list' }, [{ ticketNo, dueAt: '2026-11-20' }]);
  await record('T1');
  const key: RollupKey = ['total', '2026-11-20', 'http://a.local'];
  await store.db.table('rollups').update(key, { cells: 'lost' });
  await record('T2');
  expect(broken).toEqual(['rollups']);
  expect((await store.rollups.get(key))?.cells).toEqual({ '*': [0, 0, 2, 0, 0, 0, 0, 0, 0] });
});
