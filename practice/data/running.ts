/** The running quarter's tickets, relative to a fixed `now`. */
import { dayOfMs, dayText } from '../../lib/calendar/time.ts';
import { answerFor } from './answers.ts';
import { callbackFor } from './callbacks.ts';
import { flowOf } from './flow.ts';
import { HOSTILE_TEXTS } from './hostile.ts';
import type { Letter } from './letters.ts';
import { mattersOf } from './matters/all.ts';
import { CHANNELS, type Channel, type PracticeTicket, type Sort, type Status } from './model.ts';
import { mobileNumber, personName } from './people.ts';
import { placeFor } from './places.ts';
import { CYCLE, sortsFor } from './plans.ts';
import { createRandom, type Random } from './random.ts';
import { applyStuck, RETURN_REASONS } from './returns.ts';
import { ticketText } from './text.ts';
import { timingFor } from './timing.ts';
import { BUREAUS, bureauOf, CATEGORIES, RUNNING_UNITS, TOWNS, UNITS } from './units.ts';
import { limitOf, quarterOf } from './workdays.ts';

const DAY_MS = 86_400_000;
/** Sorts that may carry a hostile text: open ones that stay in 待办. */
const HOSTILE_SORTS: readonly Sort[] = ['calm', 'dueToday', 'dueTomorrow'];

/** `2026Q4` of an instant. */
export function quarterId(now: number): string {
  const { year, quarter } = quarterOf(dayText(dayOfMs(now)));
  return `${year}Q${quarter}`;
}

/**
 * @param now epoch milliseconds
 * @param letters texts to use instead of made-up ones, in order; more than 240 make as many tickets
 * @returns newest first
 */
export function runningTickets(seed: number, now: number, letters: readonly Letter[] = []): PracticeTicket[] {
  const count = Math.max(CYCLE, letters.length);
  const sorts = sortsFor(count, createRandom(seed));
  const seen = new Map<Sort, number>();
  const tickets = sorts.map((sort, i) => {
    const index = seen.get(sort) ?? 0;
    seen.set(sort, index + 1);
    return draftTicket(sort, index, now, createRandom(seed, i + 1));
  });
  for (const [i, letter] of letters.entries()) applyLetter(tickets[i], letter);
  applyHostile(tickets.slice(letters.length));
  applyStuck(tickets);
  tickets.sort((a, b) => b.receivedAt - a.receivedAt);
  number(tickets);
  return tickets;
}

function draftTicket(sort: Sort, index: number, now: number, random: Random): PracticeTicket {
  const unit = random.pick(RUNNING_UNITS);
  const category = BUREAUS[unit] ?? random.pick(CATEGORIES);
  const matter = random.pick(mattersOf(category));
  const channel = channelFor(random);
  const place = placeFor(unit, matter.ground, random);
  const text = ticketText(matter, place, channel, random);
  const citizenName = personName(random);
  const citizenPhone = mobileNumber(random);
  const timing = timingFor(sort, index, now, random);
  const status = statusFor(sort, index);
  const { finishedAt } = status === '已退回' ? { finishedAt: undefined } : timing;
  const ticket: PracticeTicket = {
    ticketNo: '',
    quarter: quarterId(now),
    sort,
    ...text,
    citizenName,
    citizenPhone,
    channel,
    kind: matter.kind,
    category,
    subcategory: matter.second,
    place: place.full,
    urgency: random.chance(0.85) ? '一般' : random.chance(0.7) ? '紧急' : '特急',
    ...timing,
    finishedAt,
    unit,
    helpers: random.chance(0.2)
      ? [random.pick(TOWNS.filter((town) => town !== unit)), bureauOf(category)].filter((u) => u !== unit)
      : [],
    status,
    round: sort === 'rework' ? 2 : 1,
    flow: [],
    attachments: random.chance(0.3) ? ['现场照片', '情况说明'].slice(0, random.int(1, 2)) : [],
  };
  if (ticket.dueAt !== undefined && random.chance(0.4))
    ticket.cityDueAt = limitOf(dayOfMs(ticket.dueAt), random.int(1, 3));
  if (finishedAt !== undefined) ticket.answer = answerFor({ ...ticket, matter, finishedAt }, random);
  if (ticket.answer && finishedAt !== undefined && now - finishedAt > 2 * DAY_MS && random.chance(0.8)) {
    ticket.callback = callbackFor(ticket.answer, random);
  }
  if (status === '已退回') {
    ticket.returnReason = random.pick(RETURN_REASONS);
    ticket.returnTo = random.pick(UNITS.filter((other) => other !== unit));
  }
  ticket.flow = flowOf({ ...ticket, finishedAt: timing.finishedAt }, now, random);
  return ticket;
}

/** Two in three come by telephone; each other channel has its share. */
function channelFor(random: Random): Channel {
  return random.chance(0.62) ? '12345热线' : random.pick(CHANNELS.slice(1));
}

function statusFor(sort: Sort, index: number): Status {
  if (sort === 'justArrived') return '待签收';
  if (sort === 'supervised') return '督办';
  if (sort === 'rework') return '重办';
  if (sort === 'review') return '待审';
  if (sort === 'returned') return '已退回';
  if (sort === 'finishedOnTime' || sort === 'finishedLate') return '已办结';
  return index % 4 === 3 ? '待签收' : '待处置';
}

function applyLetter(ticket: PracticeTicket | undefined, letter: Letter): void {
  if (!ticket) return;
  ticket.title = letter.title;
  ticket.content = letter.question;
  if (ticket.answer) ticket.answer.text = letter.reply;
}

/** Made-up texts alone turn hostile: a run on letters shows every letter as it is. */
function applyHostile(tickets: readonly PracticeTicket[]): void {
  const open = tickets.filter((ticket) => HOSTILE_SORTS.includes(ticket.sort) && ticket.status === '待处置');
  HOSTILE_TEXTS.forEach(({ name, ...text }, i) => {
    const ticket = open[i];
    if (ticket) Object.assign(ticket, text, { hostile: name });
  });
}

/** Gives each its number: day of receipt and place in that day. @param newestFirst sorted by receipt */
function number(newestFirst: PracticeTicket[]): void {
  const perDay = new Map<string, number>();
  for (const ticket of newestFirst.toReversed()) {
    const day = dayText(dayOfMs(ticket.receivedAt)).replaceAll('-', '');
    const place = (perDay.get(day) ?? 100) + 1;
    perDay.set(day, place);
    ticket.ticketNo = `${day}${String(place).padStart(4, '0')}`;
  }
}
