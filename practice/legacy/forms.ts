/** What a clerk fills in on the old system's ticket page, and what it shows once that is done. */
import type { PracticeTicket } from '../data/model.ts';
import { UNITS } from '../data/units.ts';
import { escapeHtml } from '../http/escape.ts';
import { timeText } from '../platform/format.ts';

const yesNo = (name: string) =>
  ['是', '否']
    .map((value) => `<label><input type="radio" name="${name}" value="${value}" />${value}</label>`)
    .join(' ');

const row = (label: string, field: string) => `<tr><td class="label">${label}：</td><td colspan="3">${field}</td></tr>`;

export function answerForm({ ticketNo, status }: PracticeTicket): string {
  const id = `<input type="hidden" name="id" value="${escapeHtml(ticketNo)}" />`;
  const accept =
    status === '待签收'
      ? `<form method="post" action="/legacy/accept">${id}<input type="submit" class="btn" value="签 收" /></form>`
      : '';
  return `${accept}<form name="answer" method="post" action="/legacy/answer">${id}<table class="form" cellspacing="1">
${row('是否联系', yesNo('contacted'))}
${row('联系时间', '<input type="text" name="contactedAt" placeholder="2026-01-01 09:00" size="20" />')}
${row('<font color="red">*</font>答复意见', '<textarea name="text" rows="8" cols="90"></textarea>')}
${row('是否解决', yesNo('solved'))}
</table><div class="buttons"><input type="submit" class="btn" value="提 交" /></div></form>`;
}

export function returnForm({ ticketNo }: PracticeTicket): string {
  const options = UNITS.map((unit) => `<option>${unit}</option>`).join('');
  return `<form name="return" method="post" action="/legacy/return">
<input type="hidden" name="id" value="${escapeHtml(ticketNo)}" /><table class="form" cellspacing="1">
${row('<font color="red">*</font>退件理由', '<textarea name="reason" rows="3" cols="90"></textarea>')}
${row('改派建议', `<select name="to"><option value="">--请选择--</option>${options}</select>`)}
</table><div class="buttons"><input type="submit" class="btn" value="退 件" /></div></form>`;
}

export function outcomeTable({ answer, callback, finishedAt, returnReason, returnTo }: PracticeTicket): string {
  const rows: [string, string | undefined][] = [
    ['回复日期', timeText(finishedAt).slice(0, 16)],
    ['是否联系', answer?.contacted],
    ['联系时间', timeText(answer?.contactedAt).slice(0, 16)],
    ['答复意见', answer?.text],
    ['是否解决', answer?.solved],
    ['是否告知', callback?.told],
    ['满意度', callback?.satisfaction],
    ['退件理由', returnReason],
    ['改派建议', returnTo],
  ];
  const filled = rows.filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `<table class="form" cellspacing="1">${filled
    .map(
      ([label, text]) =>
        `<tr><td class="label">${label}：</td><td colspan="3" class="text">${escapeHtml(text)}</td></tr>`,
    )
    .join('\n')}</table>`;
}
