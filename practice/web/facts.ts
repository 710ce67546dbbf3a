/** What the kits' details show of a ticket: labels with values, as lines of a list or fields of a form. */
import { deadlines } from './deadlines.ts';
import type { DetailView } from './http.ts';

export interface Fact {
  label: string;
  /** Empty for none. */
  value: string;
  /** The control that a form shows it in. */
  control: 'input' | 'select' | 'time' | 'textarea';
}

/** In the order of the page; the long texts, which take whole lines, are `textarea`. */
export function facts(ticket: DetailView): Fact[] {
  const fact = (control: Fact['control'], label: string, value: string): Fact => ({ label, value, control });
  const result = ticket.answer ? [fact('textarea', '办理结果', ticket.answer.text)] : [];
  return [
    fact('input', '工单编号', ticket.ticketNo),
    fact('select', '工单状态', ticket.status),
    fact('input', '诉求人', ticket.citizenName),
    fact('input', '联系电话', ticket.citizenPhone),
    fact('select', '诉求渠道', ticket.channel),
    fact('select', '诉求类型', ticket.kind),
    fact('select', '行业分类', ticket.category),
    fact('select', '二级分类', ticket.subcategory),
    fact('select', '承办单位', ticket.unit),
    fact('input', '协办单位', ticket.helpers),
    fact('time', '受理时间', ticket.receivedAt),
    fact('time', '派单时间', ticket.assignedAt),
    ...deadlines(ticket).map(([label, time]) => fact('time', label, time === '—' ? '' : time)),
    fact('select', '紧急程度', ticket.urgency),
    fact('input', '事发地址', ticket.place),
    fact('textarea', '诉求标题', ticket.title),
    fact('textarea', '诉求内容', ticket.content),
    ...result,
  ];
}

/** Columns of 流转记录. */
export const FLOW_COLUMNS = [
  { key: 'step', label: '环节', width: 90 },
  { key: 'who', label: '处理人', width: 180 },
  { key: 'at', label: '时间', width: 170 },
  { key: 'note', label: '意见', width: 220 },
] as const;
