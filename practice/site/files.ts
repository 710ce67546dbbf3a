/** Pictures that came with tickets, drawn on the fly. */
import type { PracticeTicket } from '../data/model.ts';
import { escapeHtml } from '../http/escape.ts';
import { notFound } from '../http/reply.ts';
import { get, type Route } from '../http/router.ts';
import { timeText } from '../platform/format.ts';
import type { Platform } from '../platform/platform.ts';

const LINE = 22;

export function fileRoutes(platform: Platform): Route[] {
  return [
    get('/files/:no/:name', ({ named: { no = '', name = '' } }) => {
      const ticket = platform.find(no);
      const caption = ticket?.attachments[Number.parseInt(name, 10)];
      if (!ticket || caption === undefined) return notFound();
      return {
        status: 200,
        headers: { 'content-type': 'image/svg+xml; charset=utf-8' },
        body: picture(ticket, caption),
      };
    }),
  ];
}

/** A sheet with the ticket's story written on it: something for text recognition to read. */
function picture(ticket: PracticeTicket, caption: string): string {
  const text = [...ticket.content.replace(/\s/g, '')].slice(0, LINE * 9).join('');
  const lines = [
    caption,
    `时间：${timeText(ticket.receivedAt)}`,
    ...(text.match(new RegExp(`.{1,${LINE}}`, 'gu')) ?? []),
  ];
  const spans = lines.map((line, i) => `<text x="24" y="${44 + i * 32}">${escapeHtml(line)}</text>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="520" height="400" viewBox="0 0 520 400">
<rect width="520" height="400" fill="#fbfaf5" stroke="#c8c2b0" stroke-width="6"/>
<g font-family="'Noto Sans CJK SC','Microsoft YaHei',sans-serif" font-size="20" fill="#222">${spans}</g></svg>`;
}
