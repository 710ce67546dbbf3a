/** Made-up observations and tickets for the store, the same for the same number. */
import { addWorkingDays } from '../../../lib/calendar/calendar.ts';
import { chinaCalendar } from '../../../lib/calendar/china.ts';
import { dayNumber, dayOfMs, dayText } from '../../../lib/calendar/time.ts';
import { mergeObservation } from '../../../lib/ticket/merge.ts';
import type { Observation, Ticket } from '../../../lib/ticket/model.ts';

export const SITE = 'http://bench.local';
const UNITS = ['云溪街道', '路口镇', '陆城街道', '长岭街道', '松阳湖街道', '住建局', '城管局', '市场监管局'];
const CHANNELS = ['12345热线', '微信公众号', '领导信箱', '网站'];
const CATEGORIES = ['住建/市政', '城管/市容', '民政/救助', '公安/治安', '人社/劳资'];
const KINDS = ['投诉', '求助', '咨询', '建议'];

/** Years back that the tickets of a store spread over: the quarter grows with the whole. */
const DAYS = 4 * 365;
/**
 * Open tickets of each of the days around today. As many in a large store as in a small one: they are what an office
 * has on its desk, while the store grows by what it has done.
 */
const OPEN_A_DAY = 40;
const OPEN_FROM = -3;
const OPEN_DAYS = 8;

const at = (list: readonly string[], i: number) => list[i % list.length] ?? '';

/** What a list prints of ticket `i`, received on a day and due some days later. */
function observation(i: number, received: number, due: number): Observation {
  const minute = String(i % 60).padStart(2, '0');
  return {
    ticketNo: `${dayText(received).replaceAll('-', '')}${String(i).padStart(8, '0')}`,
    title: `路灯不亮三个月，夜间行走危险，请尽快修复（第${i}件）`,
    citizenName: '张先生',
    citizenPhone: `138****${1_000 + (i % 9_000)}`,
    channel: at(CHANNELS, i),
    kind: at(KINDS, i >> 2),
    category: at(CATEGORIES, i >> 3),
    unit: at(UNITS, i >> 1),
    receivedAt: `${dayText(received)}T09:${minute}:00+08:00`,
    assignedAt: `${dayText(received)}T10:${minute}:00+08:00`,
    dueAt: `${dayText(due)}T17:30:00+08:00`,
    status: '办理中',
  };
}

/** A list of open tickets, as an import would bring them. */
export function observations(count: number, nowMs: number): Observation[] {
  const today = dayOfMs(nowMs);
  return Array.from({ length: count }, (_, i) => observation(i, today - 9 + (i % 10), today - 2 + (i % 10)));
}

/** Ticket `i` of a store of `count`: the first ones are open and due about now, the others are done. */
export function ticket(i: number, count: number, nowMs: number): Ticket {
  const today = dayOfMs(nowMs);
  const open = i < OPEN_A_DAY * OPEN_DAYS;
  const due = open
    ? dayNumber(dayText(addWorkingDays(chinaCalendar, today + OPEN_FROM, i % OPEN_DAYS).value))
    : today - Math.floor((i / count) * DAYS);
  const received = due - 7;
  const seen = observation(i, received, due);
  const finished = {
    status: '已办结',
    finishedAt: `${dayText(due - (i % 7) + (i % 13 === 0 ? 8 : 0))}T15:00:00+08:00`,
  };
  const { ticket } = mergeObservation(undefined, open ? seen : { ...seen, ...finished }, {
    site: SITE,
    atMs: nowMs,
    source: 'list',
  });
  return open || i % 4 !== 0 ? ticket : { ...ticket, satisfaction: i % 8 === 0 ? '满意' : '不满意' };
}
