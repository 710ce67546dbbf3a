/** The model quarter as a workbook: its cells show the report's figures, and its formulas come to the same over its own tickets. */
import { expect, test } from 'vitest';
import { read, utils, type WorkSheet } from 'xlsx';
import { say } from '../companion/say.ts';
import { chinaCalendar } from '../lib/calendar/china.ts';
import type { Figure } from '../lib/figures/definitions.ts';
import { periodOf, type ReportPeriod } from '../lib/figures/period.ts';
import { zProfile } from '../lib/figures/profile.ts';
import { reportOf } from '../lib/figures/report.ts';
import { workbookStream } from '../lib/reports/workbook.ts';
import { archiveEntries } from './archive-entries.ts';

const period = periodOf('2020Q2') as ReportPeriod;
const entries = archiveEntries(period.toMs - 1);

async function workbookOf(choices: object) {
  const profile = zProfile.parse(choices);
  const question = { period, asOfMs: period.toMs - 1, profile, calendar: chinaCalendar };
  const report = reportOf(
    entries.map(({ counted }) => counted),
    question,
  );
  const bytes = await new Response(workbookStream({ report, entries, say })).bytes();
  return { report, book: read(bytes, { type: 'array', cellFormula: true, cellNF: true }) };
}

const asShown = ({ value, unit }: Figure) => (value === null ? '—' : unit === 'percent' ? value / 100 : value);
const rowsOf = (sheet: WorkSheet | undefined) => utils.sheet_to_json<unknown[]>(sheet as WorkSheet, { header: 1 });

test('every cell shows the figure that the report has', async () => {
  const { report, book } = await workbookOf({});
  expect(book.SheetNames).toEqual(['汇总', '工单', '单位', '类别']);
  const [title, , heads, hotline, ...rest] = rowsOf(book.Sheets.汇总);
  expect([title?.[0], heads, hotline]).toEqual([
    '工单办理情况统计（2020Q2）',
    ['指标', '数值', '分子', '分母', '口径'],
    ['热线工单'],
  ]);
  const figures = [...report.hotline, ...report.mailbox];
  const rows = rest.filter((row) => row.length > 1);
  expect(rows.map(([name, value]) => [name, value])).toEqual(
    figures.map((figure) => [
      say(figure.name),
      typeof asShown(figure) === 'string' ? '—' : expect.closeTo(asShown(figure) as number, 9),
    ]),
  );
  expect(rows.map((row) => row.at(-1))).toEqual(figures.map(({ formula }) => say(formula)));
  const rate = rows.find(([name]) => name === '按期办结率');
  expect(rate?.slice(0, 4)).toEqual(['按期办结率', 0.9308, 2124, 2282]);

  const units = rowsOf(book.Sheets.单位);
  expect(units[0]).toEqual(['承办单位', '应办', '已办结', '办结率', '超期', '按期办结率', '满意率']);
  expect(units.slice(1).map(([name]) => name)).toEqual(report.units.map(({ unit }) => unit));
  expect(units.find(([name]) => name === '路口镇')?.slice(0, 6)).toEqual(['路口镇', 159, 159, 1, 38, 0.761]);
  const categories = rowsOf(book.Sheets.类别).slice(1);
  expect(categories.slice(0, 3).map((row) => row[1])).toEqual([495, 265, 242]);
  expect(rowsOf(book.Sheets.工单)).toHaveLength(1 + entries.length);
});

test.each([
  { onTime: 'notOverdue', satisfaction: 'satisfied' },
  { onTime: 'onTimeOfFinished', satisfaction: 'notDissatisfied', solved: 'finished' },
  { onTime: 'onTimeOfDue', basicallySatisfied: 0.9, bucket: 'assigned' },
])('every formula comes to what its cell shows: %j', async (choices) => {
  const { book } = await workbookOf(choices);
  const table = tableOf(book.Sheets.工单 as WorkSheet);
  let formulas = 0;
  for (const name of ['汇总', '单位', '类别']) {
    const sheet = book.Sheets[name] as WorkSheet;
    for (const [at, cell] of Object.entries(sheet)) {
      if (cell.f === undefined) continue;
      formulas++;
      const result = workedOut(cell.f, table, sheet);
      if (typeof cell.v === 'number') expect(result, `${name} ${at}: ${cell.f}`).toBeCloseTo(cell.v, 9);
      else expect(result, `${name} ${at}: ${cell.f}`).toBe(cell.v);
    }
  }
  expect(formulas).toBeGreaterThan(300);
});

type Table = Record<string, unknown[]>;

function tableOf(sheet: WorkSheet): Table {
  const [heads = [], ...rows] = rowsOf(sheet);
  return Object.fromEntries(heads.map((head, i) => [String(head), rows.map((row) => row[i])]));
}

/** As much of a spreadsheet as these formulas need: COUNTIFS and SUMIFS over the table, IF, IFERROR, ROUND, cells. */
function workedOut(formula: string, table: Table, sheet: WorkSheet): unknown {
  const counted = formula.replace(/(COUNTIFS|SUMIFS)\(([^()]*)\)/g, (_, name: string, inside: string) => {
    const parts = inside.split(',');
    const summed = name === 'SUMIFS' ? column(parts.shift() ?? '') : undefined;
    const tests = parts.flatMap((part, i) => (i % 2 === 0 ? [[column(part), parts[i + 1] ?? ''] as const] : []));
    const hits = [...(tests[0]?.[0].keys() ?? [])].filter((row) =>
      tests.every(([values, criterion]) =>
        criterion === '"<>"' ? values[row] !== undefined : values[row] === text(criterion),
      ),
    );
    return String(summed ? hits.reduce((sum, row) => sum + Number(summed[row]), 0) : hits.length);
  });
  const script = counted
    .replace(/(?<![<>])=(?=\d)/g, '===')
    .replace(/\b[A-E]\d+\b/g, (at) => JSON.stringify(sheet[at]?.v));
  return new Function('IF', 'IFERROR', 'ROUND', 'ISNUMBER', `return ${script}`)(
    (condition: boolean, yes: unknown, no: unknown) => (condition ? yes : no),
    (value: unknown, otherwise: unknown) => (Number.isFinite(value) ? value : otherwise),
    (value: number, places: number) => Math.round(value * 10 ** places + 1e-9) / 10 ** places,
    (value: unknown) => typeof value === 'number',
  );

  function column(reference: string): unknown[] {
    const values = table[/^工单表\[(.*)\]$/.exec(reference)?.[1] ?? ''];
    if (!values) throw new Error(`no such column: ${reference}`);
    return values;
  }
  function text(criterion: string): unknown {
    return criterion.startsWith('$') ? sheet[criterion.replace('$', '')]?.v : JSON.parse(criterion);
  }
}
