/** The old system's ticket page: a tool bar around one more frame, and the form inside that. */
import type { PracticeTicket } from '../data/model.ts';
import { isOpen } from '../data/model.ts';
import { escapeHtml } from '../http/escape.ts';
import type { Reply } from '../http/reply.ts';
import { timeText } from '../platform/format.ts';
import { answerForm, outcomeTable, returnForm } from './forms.ts';
import { page } from './page.ts';

/** Pictures stand for states; only their title says which. */
const ICONS: Readonly<Record<string, string>> = {
  待签收: 'new',
  待处置: 'doing',
  待审: 'review',
  督办: 'urge',
  重办: 'again',
  已办结: 'done',
  已退回: 'back',
};

export function detailFrame(ticketNo: string): Reply {
  const src = `/legacy/detail/body?id=${encodeURIComponent(ticketNo)}`;
  return page(
    '工单处理',
    'detail-frame',
    `<div class="position">当前位置：热线工单 &gt; 工单处理 <a href="javascript:history.back()">返回</a></div>
<iframe name="detail" src="${escapeHtml(src)}" frameborder="0"></iframe>`,
  );
}

/** @param message outcome of what was last done, if anything */
export function detailBody(ticket: PracticeTicket, message: string): Reply {
  const { answer } = ticket;
  const forms = isOpen(ticket) ? answerForm(ticket) + returnForm(ticket) : outcomeTable(ticket);
  return page(
    '工单信息',
    'detail-body',
    `${message && `<div class="message">${escapeHtml(message)}</div>`}<div class="caption">工单信息</div>
<table class="form" cellspacing="1">${factRows(ticket)}</table>
<div class="caption">${answer || ticket.returnReason ? '处理结果' : '工单处理'}</div>${forms}
<div class="caption">流转记录</div>${flowTable(ticket)}`,
  );
}

function factRows(ticket: PracticeTicket): string {
  const minutes = (ms: number | undefined) => timeText(ms).slice(0, 16);
  const readonly = (text: string) => `<input type="text" readonly="readonly" value="${escapeHtml(text)}" size="34" />`;
  const icon = `<span class="state state-${ICONS[ticket.status]}" title="${ticket.status}"></span>`;
  const wide = (label: string, text: string) =>
    `<tr><td class="label">${label}：</td><td colspan="3" class="text">${escapeHtml(text)}</td></tr>`;
  const pair = (a: string, x: string, b: string, y: string) =>
    `<tr><td class="label">${a}：</td><td>${x}</td><td class="label">${b}：</td><td>${y}</td></tr>`;
  const e = escapeHtml;
  return [
    pair('热线单号', readonly(ticket.ticketNo), '当前环节', icon),
    pair('来电人', e(ticket.citizenName), '来电号码', readonly(ticket.citizenPhone)),
    pair('工单来源', e(ticket.channel), '性质分类', e(ticket.kind)),
    pair('工单分类', e(ticket.category), '二级分类', e(ticket.subcategory)),
    pair('登记日期', minutes(ticket.receivedAt), '交办时间', readonly(minutes(ticket.assignedAt))),
    pair('处理截止时间', readonly(minutes(ticket.dueAt)), '市交办办结期限', minutes(ticket.cityDueAt)),
    pair('处理单位', e(ticket.unit), '协办单位', e(ticket.helpers.join('、'))),
    pair('优先级', ticket.urgency, '事发地址', e(ticket.place)),
    wide('主题', ticket.title),
    wide('诉求内容', ticket.content),
    ...(ticket.attachments.length > 0 ? [attachmentRow(ticket)] : []),
  ].join('\n');
}

function attachmentRow({ ticketNo, attachments }: PracticeTicket): string {
  const images = attachments.map(
    (caption, i) =>
      `<img src="/files/${encodeURIComponent(ticketNo)}/${i}.svg" alt="${escapeHtml(caption)}" width="200" />`,
  );
  return `<tr><td class="label">附件：</td><td colspan="3">${images.join(' ')}</td></tr>`;
}

function flowTable({ flow }: PracticeTicket): string {
  const rows = flow.map(({ step, who, at, note }) =>
    [step, who, timeText(at), note].map((text) => `<td>${escapeHtml(text)}</td>`).join(''),
  );
  return `<table class="flow" cellspacing="1"><tr><th>环节</th><th>经办人</th><th>时间</th><th>意见</th></tr>
${rows.map((cells) => `<tr>${cells}</tr>`).join('\n')}</table>`;
}
