/** The model quarter: the practice platform's archive, through the store, gives the printed bulletin's figures. */
import { expect, test } from 'vitest';
import { chinaCalendar } from '../lib/calendar/china.ts';
import { printFigure } from '../lib/metrics/figures.ts';
import { breakdown, figures } from '../lib/store/figures.ts';
import { recordObservations } from '../lib/store/record.ts';
import { memoryStore } from '../lib/store/testing.ts';
import { archiveTickets } from '../practice/data/archive.ts';
import { observed } from './fixtures/observed.ts';

const NOW = Date.parse('2020-06-30T23:59:59+08:00');

test('the quarter of the Yunxi bulletin comes out as printed', async () => {
  const store = memoryStore();
  const hotline = archiveTickets().filter(({ channel }) => channel !== '市长信箱' && channel !== '区长信箱');
  const ctx = { site: 'http://127.0.0.1:3101', source: 'list', atMs: NOW } as const;
  await recordObservations(store, ctx, hotline.map(observed));

  const question = { nowMs: NOW, calendar: chinaCalendar };
  const printed = Object.fromEntries(
    (await figures(store, question)).map((figure) => [figure.id, printFigure(figure)]),
  );
  expect(printed).toMatchObject({
    due: '2282',
    finished: '2259',
    finishRate: '98.99%',
    overdue: '158',
    overdueRate: '6.92%',
    onTimeRate: '93.08%',
    satisfactionRate: '87.20%',
  });
  const units = Object.fromEntries(await breakdown(store, 'unit', question));
  expect(units.区人社局?.due).toBe(326);
  expect(units.路口镇).toMatchObject({ due: 159 });
  const late = units.路口镇;
  expect((late?.finishedLate ?? 0) + (late?.openOverdue ?? 0)).toBe(38);
  const categories = Object.fromEntries(await breakdown(store, 'category', question));
  expect(Object.values(categories).map(({ due }) => due)).toEqual(expect.arrayContaining([495, 265, 242]));
});
