/** The model quarter: `anqi report` over the archived tickets gives the printed bulletin's figures, and a bulletin that holds. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { thisMachine } from '../companion/place.ts';
import { runReport } from '../companion/report/run.ts';
import { say } from '../companion/say.ts';
import { verifyBulletin } from '../lib/verifying/verify.ts';
import { archiveLines } from './archive-lines.ts';

const NOW = Date.parse('2020-07-06T10:00:00+08:00');
let folder: string;
let tickets: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anqi-2020q2-'));
  tickets = join(folder, 'tickets.jsonl');
  writeFileSync(tickets, archiveLines().join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Printed {
  id: string;
  value: number | null;
  numerator: number;
  denominator: number | null;
}

async function report(more: { previous?: string; unit?: string } = {}) {
  const out = join(folder, 'out');
  await runReport({ tickets, period: '2020Q2', out, ...more }, NOW, say, thisMachine());
  const { figures, rankings, tables } = JSON.parse(readFileSync(join(out, 'figures.json'), 'utf8'));
  const value = (id: string) => figures.find((each: Printed) => each.id === id)?.value;
  const bulletin = readFileSync(join(out, 'bulletin.md'), 'utf8');
  return { figures: figures as Printed[], rankings, tables, value, bulletin };
}

test('the figures are those that the bulletin prints', async () => {
  const { value, rankings } = await report();
  expect(
    ['due', 'finished', 'finishRate', 'overdue', 'overdueRate', 'onTimeRate', 'satisfactionRate', 'yearOnYear'].map(
      value,
    ),
  ).toEqual([2282, 2259, 98.99, 158, 6.92, 93.08, 87.2, null]);
  const top = (ranking: { name: string; value: number }[]) =>
    ranking.map(({ name, value: count }) => `${name} ${count}`);
  expect(top(rankings.unitsByDue).slice(0, 5)).toEqual([
    '区人社局 326',
    '云溪街道 203',
    '路口镇 159',
    '松杨湖街道 139',
    '区市监局 131',
  ]);
  expect(rankings.categoriesByDue.slice(0, 3).map((each: { value: number }) => each.value)).toEqual([495, 265, 242]);
  expect([value('unit.路口镇.overdue'), value('unit.路口镇.onTimeRate')]).toEqual([38, 76.1]);
  expect(['due', 'finishRate', 'satisfactionRate', 'meanWorkingDays'].map((id) => value(`mailbox.${id}`))).toEqual([
    63, 100, 71.43, 4,
  ]);
});

test('growth is against the year before, with the arithmetic', async () => {
  const previous = join(folder, 'previous.jsonl');
  const before = Array.from({ length: 1635 }, (_, i) =>
    JSON.stringify({ ticketNo: `${i}`, channel: '12345热线', dueAt: '2019-05-10T17:30:00+08:00' }),
  );
  writeFileSync(previous, before.join('\n'));
  const { figures, bulletin } = await report({ previous });
  expect(figures.find(({ id }) => id === 'yearOnYear')).toMatchObject({
    value: 39.57,
    numerator: 647,
    denominator: 1635,
  });
  expect(bulletin).toContain('同比增加647件，上升39.57%');
});

test('the bulletin prints them in its sections, and every percentage in it follows', async () => {
  const { bulletin } = await report();
  const headings = bulletin.split('\n').filter((line) => /^##/.test(line));
  expect(headings).toEqual([
    '## 一、12345公众服务热线办理情况',
    '### （一）基本情况',
    '### （二）领导接听日办理情况',
    '## 二、市长信箱、区长信箱办理情况',
    '## 三、存在问题',
    '### （一）工单超期',
    '### （二）答复不规范',
    '## 四、下一步工作要求',
  ]);
  for (const printed of [
    '应办理12345公众服务热线工单2282件，已办结2259件，办结率98.99%',
    '超期率6.92%；按期办结率93.08%；回访1875件，满意1635件，满意率87.2%',
    '人力资源和社会保障（495件）、住房与城乡建设（265件）、城市管理（242件）',
    '应办理信件63件，其中市长信箱（42件）、区长信箱（21件）',
    '平均办理4个工作日，回访63件，满意45件，满意率71.43%',
    '路口镇（38件）',
    '路口镇76.1%',
  ])
    expect(bulletin).toContain(printed);
  const verdicts = Map.groupBy(verifyBulletin(bulletin), ({ verdict }) => verdict);
  expect(verdicts.get('differs')).toBeUndefined();
  expect(verdicts.get('follows')?.length).toBeGreaterThanOrEqual(6);
});

test('a unit’s own bulletin speaks of nobody else', async () => {
  const { bulletin, value } = await report({ unit: '路口镇' });
  expect([value('due'), value('overdue')]).toEqual([159, 38]);
  expect(bulletin).toContain('# 路口镇2020年第二季度12345公众服务热线、市长信箱、区长信箱工单办理情况');
  expect(bulletin).not.toMatch(/区人社局|云溪街道|先进|工单较多的是/);
});

test('nobody can be recognised: names and numbers of citizens are masked', async () => {
  const { bulletin } = await report();
  expect(bulletin).not.toMatch(/1[3-9]\d{9}/);
});
