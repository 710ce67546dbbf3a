/** The twelve columns that the bench and the kits' lists have in common. */
import type { RowView } from '../api/views.ts';

/** One row under the columns. */
export type Cells = Pick<
  RowView,
  | 'ticketNo'
  | 'title'
  | 'kind'
  | 'category'
  | 'citizenName'
  | 'citizenPhone'
  | 'channel'
  | 'unit'
  | 'receivedAt'
  | 'assignedAt'
  | 'dueAt'
  | 'status'
>;

export interface Column {
  key: keyof Cells;
  label: string;
  /** In pixels, where a list gives widths. */
  width: number;
  /** Whether the server can order by it. */
  sortable?: true;
}

export const COLUMNS: readonly Column[] = [
  { key: 'ticketNo', label: '工单编号', width: 140, sortable: true },
  { key: 'title', label: '诉求标题', width: 240 },
  { key: 'kind', label: '诉求类型', width: 90 },
  { key: 'category', label: '行业分类', width: 150 },
  { key: 'citizenName', label: '诉求人', width: 90 },
  { key: 'citizenPhone', label: '联系电话', width: 120 },
  { key: 'channel', label: '诉求渠道', width: 110 },
  { key: 'unit', label: '承办单位', width: 130, sortable: true },
  { key: 'receivedAt', label: '受理时间', width: 170, sortable: true },
  { key: 'assignedAt', label: '派单时间', width: 170, sortable: true },
  { key: 'dueAt', label: '办结期限', width: 170, sortable: true },
  { key: 'status', label: '工单状态', width: 100 },
];

/** The columns between the number, which lists fix at the left, and the status. */
export const MIDDLE_COLUMNS = COLUMNS.slice(1, -1);
