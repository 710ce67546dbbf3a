/** The modern face's JSON interface. */
import * as z from 'zod';
import { ARCHIVE_QUARTER } from '../data/archive-ticket.ts';
import { CHANNELS, OPEN_STATUSES } from '../data/model.ts';
import { quarterId } from '../data/running.ts';
import { UNITS } from '../data/units.ts';
import { json, type Reply } from '../http/reply.ts';
import { get, open, post, type Route } from '../http/router.ts';
import { benchCount, benchTickets } from '../platform/bench.ts';
import { parseTime, quarterName } from '../platform/format.ts';
import { type Platform, Refusal } from '../platform/platform.ts';
import { readQuery } from '../platform/read-query.ts';
import { countUnits } from '../platform/stats.ts';
import { NOTICES } from '../site/notices.ts';
import { detailView, rowView } from './views.ts';

const zAnswer = z.object({
  contacted: z.enum(['是', '否']),
  contactedAt: z.string(),
  text: z.string(),
  solved: z.enum(['是', '否']),
});
const zReturn = z.object({ reason: z.string(), to: z.string() });

export function apiRoutes(platform: Platform): Route[] {
  const detail = (ticketNo = ''): Reply => {
    const ticket = platform.find(ticketNo);
    return ticket ? json(detailView(ticket, platform.tickets)) : json({ message: '工单不存在' }, 404);
  };
  /** Does something to a ticket and answers with the ticket as it is then. */
  const act = (ticketNo = '', action: (ticketNo: string) => void): Reply => {
    try {
      action(ticketNo);
    } catch (error) {
      if (error instanceof Refusal) return json({ message: error.message }, 400);
      if (error instanceof z.ZodError || error instanceof SyntaxError) return json({ message: '提交内容不完整' }, 400);
      throw error;
    }
    return detail(ticketNo);
  };
  const quarters = [quarterId(platform.now), ARCHIVE_QUARTER].map((id) => ({ id, name: quarterName(id) }));

  return [
    get('/api/meta', ({ user }) => json({ user, quarters, units: UNITS, channels: CHANNELS, statuses: OPEN_STATUSES })),
    get('/api/notices', () => json(NOTICES)),
    get('/api/stats', () =>
      json(
        countUnits(
          platform.tickets.filter((t) => t.quarter !== ARCHIVE_QUARTER),
          platform.now,
        ),
      ),
    ),
    get('/api/tickets', ({ params }) => {
      const { total, tickets } = platform.list(readQuery(params, 'todo', 20));
      return json({ total, rows: tickets.map(rowView) });
    }),
    get('/api/tickets/:no', ({ named }) => detail(named.no)),
    post('/api/tickets/:no/accept', ({ named, user }) => act(named.no, (no) => platform.accept(no, user))),
    post('/api/tickets/:no/answer', ({ named, user, body }) =>
      act(named.no, (no) => {
        const form = zAnswer.parse(JSON.parse(body));
        platform.answer(no, user, { ...form, contactedAt: parseTime(form.contactedAt) });
      }),
    ),
    post('/api/tickets/:no/return', ({ named, user, body }) =>
      act(named.no, (no) => {
        const form = zReturn.parse(JSON.parse(body));
        platform.sendBack(no, user, form.reason, form.to);
      }),
    ),
    open(get('/api/bench', ({ params }) => json(benchTickets(platform, benchCount(params)).map(rowView)))),
  ];
}
