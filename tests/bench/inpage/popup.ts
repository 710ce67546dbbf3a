/** Runs in a page of the built extension: fills its store with a million tickets' counters and what is on the desk today. */
import { addWorkingDays } from '../../../lib/calendar/calendar.ts';
import { chinaCalendar } from '../../../lib/calendar/china.ts';
import { dayOfMs, dayText, instantText } from '../../../lib/calendar/time.ts';
import { COUNTERS, type RollupRow, TOTAL } from '../../../lib/metrics/rollup.ts';
import { closeStore, openStore } from '../../../lib/store/open.ts';
import { recordObservations } from '../../../lib/store/record.ts';
import { saveSite } from '../../../lib/store/sites.ts';
import type { Observation } from '../../../lib/ticket/model.ts';

/** Granted to the test build, so that its reminders are looked for too. */
const SITE = 'http://127.0.0.1:12345';
const TICKETS = 1_000_000;
const DAYS = 8 * 91;
/** A coordinator's city: each of its days has a cell for nearly every one of these. */
const UNITS = Array.from({ length: 30 }, (_, i) => `第${i + 1}街道办事处`);
const CATEGORIES = [
  '住建/市政',
  '城管/市容',
  '民政/救助',
  '公安/治安',
  '人社/劳资',
  '农业农村',
  '市场监管',
  '卫健/医疗',
  '教育/学校',
];
const CHANNELS = ['12345热线', '微信公众号', '领导信箱', '网站'];
/** Open tickets, as many a day around today as in stats-qtd: what an office has on its desk, however many it has finished. */
const OPEN_A_DAY = 40;
const OPEN_DAYS = 8;
const OPEN_FROM = -3;
const OPEN = OPEN_A_DAY * OPEN_DAYS;

const CELLS = UNITS.flatMap((unit) =>
  CATEGORIES.flatMap((category) => CHANNELS.map((channel) => JSON.stringify([unit, channel, category, '投诉']))),
);

/**
 * Counters of eight quarters as a million tickets leave them, written as rows: the popup reads no ticket but those near their
 * limit, which are written as tickets, through the store's own door, with reminders to be planned of them.
 */
export async function seed(nowMs: number): Promise<number> {
  const store = openStore();
  await saveSite(store, { origin: SITE, enabledAt: instantText(nowMs) });
  const last = dayOfMs(nowMs);
  const share = TICKETS / DAYS / CELLS.length;
  let counted = 0;
  for (let day = last - DAYS + 1; day <= last; day++) {
    const cells: RollupRow['cells'] = {};
    const sum = COUNTERS.map(() => 0);
    for (const [i, key] of CELLS.entries()) {
      // A little more than one ticket a cell and day, spread so that units and days differ.
      const due = Math.round(share * (0.4 + ((i * 7 + day * 13) % 13) / 10));
      if (due === 0) continue;
      const late = (i + day) % 17 === 0 ? 1 : 0;
      const counts = [due, 0, due, due, late, 1, (i + day) % 5 === 0 ? 0 : 1, 0, 0];
      cells[key] = counts;
      for (const [at, count] of counts.entries()) sum[at] = (sum[at] ?? 0) + count;
      counted += due;
    }
    const row = { day: dayText(day), site: SITE };
    await store.rollups.bulkPut([
      { scope: 'total', ...row, cells: { [TOTAL]: sum } },
      { scope: 'split', ...row, cells },
    ]);
  }
  const dueDay = (i: number) => dayText(addWorkingDays(chinaCalendar, last + OPEN_FROM, i % OPEN_DAYS).value);
  const open = Array.from(
    { length: OPEN },
    (_, i): Observation => ({
      ticketNo: `${dayText(last).replaceAll('-', '')}${String(i).padStart(6, '0')}`,
      title: `路灯不亮三个月，夜间行走危险，请尽快修复（第${i}件）`,
      content: '来电人反映，路口路灯不亮已有三个月，夜间行走危险，多次反映未果，请相关部门尽快修复并回复。'.repeat(4),
      citizenName: '张先生',
      citizenPhone: `138${String(10_000_000 + i)}`,
      channel: CHANNELS[i % 4] ?? '',
      category: CATEGORIES[i % 9] ?? '',
      unit: UNITS[i % 30] ?? '',
      receivedAt: `${dayText(last - 5)}T09:00:00+08:00`,
      dueAt: `${dueDay(i)}T23:59:00+08:00`,
      status: '办理中',
    }),
  );
  for (let from = 0; from < OPEN; from += 200) {
    await recordObservations(store, { site: SITE, atMs: nowMs, source: 'list' }, open.slice(from, from + 200));
  }
  closeStore(store);
  return counted;
}
