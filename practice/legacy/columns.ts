/** Columns of the old system's lists, under its own labels. */
import type { PracticeTicket } from '../data/model.ts';
import { maskedPhone, shortTime, timeText } from '../platform/format.ts';
import type { SortKey, View } from '../platform/query.ts';

export interface Column {
  /** Name of the datagrid's field. */
  field: string;
  title: string;
  /** In pixels. */
  width: number;
  sort?: SortKey;
  text(ticket: PracticeTicket): string;
}

/** Frozen on the left. */
export const NUMBER_COLUMN: Column = {
  field: 'rxdh',
  title: '热线单号',
  width: 110,
  sort: 'ticketNo',
  text: (ticket) => ticket.ticketNo,
};

const minutes = (ms: number | undefined) => timeText(ms).slice(0, 16);

const COMMON: readonly Column[] = [
  { field: 'bt', title: '主题', width: 230, text: (t) => t.title },
  { field: 'ldr', title: '来电人', width: 60, text: (t) => t.citizenName },
  { field: 'ldhm', title: '来电号码', width: 90, text: (t) => maskedPhone(t.citizenPhone) },
  { field: 'gdly', title: '工单来源', width: 80, text: (t) => t.channel },
  { field: 'xzfl', title: '性质分类', width: 75, sort: 'kind', text: (t) => t.kind },
  { field: 'gdfl', title: '工单分类', width: 130, text: (t) => t.category },
  { field: 'djrq', title: '登记日期', width: 115, sort: 'receivedAt', text: (t) => minutes(t.receivedAt) },
  // No year: the clerk is expected to know which one.
  { field: 'jbsj', title: '交办时间', width: 85, sort: 'assignedAt', text: (t) => shortTime(t.assignedAt) },
  { field: 'jzsj', title: '处理截止时间', width: 115, sort: 'dueAt', text: (t) => minutes(t.dueAt) },
  { field: 'cldw', title: '处理单位', width: 100, sort: 'unit', text: (t) => t.unit },
  { field: 'dqhj', title: '当前环节', width: 70, sort: 'status', text: (t) => t.status },
];

const EXTRA: Readonly<Record<View, readonly Column[]>> = {
  todo: [],
  done: [
    { field: 'hfrq', title: '回复日期', width: 115, sort: 'finishedAt', text: (t) => minutes(t.finishedAt) },
    { field: 'myd', title: '回访满意度', width: 80, text: (t) => t.callback?.satisfaction ?? '' },
  ],
  returned: [
    { field: 'tjly', title: '退件理由', width: 260, text: (t) => t.returnReason ?? '' },
    { field: 'gpjy', title: '改派建议', width: 100, text: (t) => t.returnTo ?? '' },
  ],
};

export function columnsOf(view: View): Column[] {
  return [...COMMON, ...EXTRA[view]];
}
