/** The flow log (流转记录) of a ticket's page: who did what when. Tickets are never read from it. */
import { latestMs } from '../calendar/time.ts';
import { type LogStep, MAX_STEPS } from '../ticket/log.ts';
import type { Grid } from './matrix.ts';
import { textOf } from './text.ts';
import { parseMoment } from './values.ts';

type Column = keyof LogStep;

/** What the columns of a log are called. Tried in this order: 接收单位 is no unit that did something. */
const HEADERS: readonly [Column, RegExp][] = [
  ['to', /^(接收|接办|转入|派往|目标|流向|下一|改派|下一步)(单位|部门|机构|环节单位|处理人)$/],
  ['at', /(时间|日期)$/],
  ['note', /(意见|备注|说明|内容|描述|详情|附言|批示)$/],
  [
    'step',
    /^(流程|流转|办理|处理|操作|当前|业务)?(环节|节点|步骤|动作|操作|类型|名称|活动|状态|事项|阶段)(名称|类型)?$/,
  ],
  ['unit', /(单位|部门|机构)(名称)?$/],
  ['who', /(人|人员|者|用户|账号)(姓名)?$/],
];
/** A time of arrival beside one of leaving: what was done was done at the end. */
const LATER = /(完成|办结|处理|操作|提交|离开|结束|办理)(时间|日期)$/;
const DAY_MS = 86_400_000;
const MOST = { step: 100, who: 100, unit: 100, to: 100, note: 1_000 } as const;

/**
 * The steps of the log among the tables of a page that list no tickets, the earliest first.
 * @param grids tables of records, as a reading gives them (`others`)
 * @param nowMs the clock, for times printed without their year; epoch milliseconds
 * @returns of several logs the longest; none where no table is one
 */
export function logOf(grids: readonly Grid[], nowMs: number): LogStep[] {
  const logs = grids.map((grid) => stepsOf(grid, nowMs));
  return logs.reduce((longest, log) => (log.length > longest.length ? log : longest), []);
}

function stepsOf({ headers, rows }: Grid, nowMs: number): LogStep[] {
  const columns = columnsOf(headers);
  const hasDoer = columns.has('who') || columns.has('unit') || columns.has('to');
  if (!columns.has('at') || !hasDoer || !(columns.has('step') || columns.has('note'))) return [];
  const steps = rows.slice(0, MAX_STEPS).flatMap(({ cells, misaligned }): LogStep[] => {
    if (misaligned) return [];
    const text = (column: Column) => {
      const cell = cells[columns.get(column) ?? -1];
      return cell ? textOf(cell) : '';
    };
    const at = parseMoment(text('at'), nowMs, { notAfterMs: nowMs + DAY_MS });
    if (!at.ok) return [];
    const step: LogStep = { at: at.value };
    for (const [column, most] of Object.entries(MOST) as [keyof typeof MOST, number][]) {
      const value = text(column).slice(0, most);
      if (value !== '' && !/^[-—/]+$/.test(value)) step[column] = value;
    }
    return [step];
  });
  // Logs stand in either order; steps of one minute keep theirs.
  const isReversed = (steps[0] && steps.at(-1) && latestMs(steps[0].at) > latestMs(steps.at(-1)?.at ?? '')) ?? false;
  return (isReversed ? steps.reverse() : steps).sort((a, b) => latestMs(a.at) - latestMs(b.at));
}

function columnsOf(headers: readonly (readonly string[])[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  headers.forEach((parts, i) => {
    const label = (parts.at(-1) ?? '').normalize('NFKC').replace(/[\s:*]/g, '');
    const column = HEADERS.find(([, shape]) => shape.test(label))?.[0];
    if (column === undefined) return;
    if (!columns.has(column) || (column === 'at' && LATER.test(label))) columns.set(column, i);
  });
  return columns;
}
