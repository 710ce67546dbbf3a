/** What the popup asks first, and the lines of tickets that it shows. */
import type { Calendar } from '../../lib/calendar/calendar.ts';
import { clockView } from '../../lib/clocks/view.ts';
import { quarterNamed } from '../../lib/metrics/quarter.ts';
import type { Answer } from '../../lib/protocol/answer.ts';
import { type Line, type ownCommands, type Place, REMINDER_LINES } from '../../lib/protocol/own.ts';
import { glance, neighbours, type Question } from '../../lib/store/figures.ts';
import { officeRules } from '../../lib/store/rules.ts';
import { backupDue } from '../../lib/store/safe.ts';
import { hasTickets, ticketsOf } from '../../lib/store/tickets.ts';
import type { Ticket } from '../../lib/ticket/model.ts';
import { theCalendar } from './calendar.ts';
import { companionAtAGlance } from './companion/notice.ts';
import { pcClockOff } from './pc-clock.ts';
import { unseenNow } from './reminding.ts';
import { brokenRows, theStore } from './the-store.ts';

export async function overview(place: Place): Promise<Answer<typeof ownCommands, 'overview'>> {
  const nowMs = Date.now();
  const store = theStore();
  const question = await questionOf(place, nowMs);
  const [shown, known, { before, after }, rules, due, clockAhead, backup, companion] = await Promise.all([
    glance(store, question),
    hasTickets(store),
    neighbours(store, question),
    officeRules(store),
    remindersAt(nowMs, question.calendar),
    pcClockOff(),
    backupDue(store, nowMs),
    companionAtAGlance(store, nowMs),
  ]);
  return {
    glance: shown,
    ...(before ? { before: before.name } : {}),
    ...(after ? { after: after.name } : {}),
    ...due,
    asOfMs: nowMs,
    ruled: rules !== undefined,
    known,
    broken: brokenRows(),
    ...(clockAhead === undefined ? {} : { clockAhead }),
    ...(companion ? { companion } : {}),
    ...(known && backup && !companion?.notice ? { backup: daysSince(backup, nowMs) } : {}),
  };
}

const daysSince = ({ lastMs }: { lastMs?: number }, nowMs: number) =>
  lastMs === undefined ? {} : { days: Math.floor((nowMs - lastMs) / 86_400_000) };

/** The store's question about a place, at an instant. */
export async function questionOf({ quarter, unit }: Place, nowMs: number): Promise<Question> {
  const calendar = await theCalendar();
  return { nowMs, calendar, quarter: quarter === undefined ? undefined : quarterNamed(quarter), unit };
}

/** The tickets that are reminded of: the first ones as lines, and how many there are. */
async function remindersAt(nowMs: number, calendar: Calendar): Promise<{ reminders: Line[]; reminderCount: number }> {
  const ids = new Map(
    (await unseenNow()).map(({ site, ticketNo }): [string, [string, string]] => [
      `${site} ${ticketNo}`,
      [site, ticketNo],
    ]),
  );
  const tickets = await ticketsOf(theStore(), [...ids.values()].slice(0, REMINDER_LINES));
  return { reminders: tickets.map((ticket) => lineOf(ticket, nowMs, calendar)), reminderCount: ids.size };
}

/** A ticket as a line of the popup. */
export function lineOf(ticket: Ticket, nowMs: number, calendar: Calendar): Line {
  const { site, ticketNo, title, url } = ticket;
  return {
    site,
    ticketNo,
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
    view: clockView(ticket, nowMs, calendar),
  };
}
