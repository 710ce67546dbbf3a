/** The archived second quarter of 2020: 2,282 hotline tickets and 63 mailbox letters with known totals. */
import { dayNumber, dayOfMs, msOfDay } from '../../lib/calendar/time.ts';
import { archiveLetters } from './archive-letters.ts';
import { archiveSlots, type Fate, type Slot } from './archive-plan.ts';
import { archiveTicket, UNSPOKEN_NO } from './archive-ticket.ts';
import type { PracticeTicket } from './model.ts';
import { createRandom, type Random } from './random.ts';
import type { Timing } from './timing.ts';
import { CUT_OFF, limitOf, workingDay } from './workdays.ts';

/** Always the same quarter, whatever the run's seed. */
const SEED = 2020;
const FIRST_DAY = dayNumber('2020-04-01');
/** Last day of receipt that leaves every ticket due, and every late one finished, inside the quarter. */
const LAST_DAY = dayNumber('2020-06-17');
const FIRST_NO = 1_700;
/** Called back, of whom 1,635 are satisfied: 87.2 %. */
const CALLED_BACK = 1_875;
const DISSATISFIED = 240;

/**
 * All tickets of the archive, newest first. Every ticket is received and due inside the quarter, so that the
 * totals hold by either date.
 */
export function archiveTickets(): PracticeTicket[] {
  const random = createRandom(SEED);
  const slots = archiveSlots(random);
  const receipts = slots.map(() => receipt(random)).sort((a, b) => a - b);
  const unspoken = Number(UNSPOKEN_NO) - FIRST_NO;
  swap(slots, unspoken, slots.findIndex(isUnspokenSlot));
  const hotline = slots.map((slot, i) => {
    const own = createRandom(SEED, i + 1);
    return archiveTicket(`0${FIRST_NO + i}`, slot, timingOf(receipts[i] ?? 0, slot.fate, own), own);
  });
  callBack(hotline, random);
  return [...hotline, ...archiveLetters(createRandom(SEED + 1))].sort((a, b) => b.receivedAt - a.receivedAt);
}

function receipt(random: Random): number {
  return msOfDay(random.int(FIRST_DAY, LAST_DAY), random.int(8 * 60, 19 * 60)) + random.int(0, 59) * 1000;
}

function timingOf(receivedAt: number, fate: Fate, random: Random): Timing {
  const day = dayOfMs(receivedAt);
  const limit = random.chance(0.7) ? 5 : 3;
  const timing = { receivedAt, assignedAt: receivedAt + random.int(10, 110) * 60_000, dueAt: limitOf(day, limit) };
  if (fate === 'open') return timing;
  const days = fate === 'late' ? limit + random.int(1, 3) : random.int(1, limit - 1);
  return { ...timing, finishedAt: msOfDay(workingDay(day, days), random.int(9 * 60, CUT_OFF - 5)) };
}

function isUnspokenSlot({ unit, category, fate }: Slot): boolean {
  return unit === '路口镇' && category === '水利供水' && fate === 'onTime';
}

function swap<T>(items: T[], i: number, j: number): void {
  [items[i], items[j]] = [items[j] as T, items[i] as T];
}

/** Writes the call-backs; in 2020 the hotline asked only 满意 or 不满意. */
function callBack(tickets: PracticeTicket[], random: Random): void {
  const unspoken = tickets.find(({ ticketNo }) => ticketNo === UNSPOKEN_NO);
  const others = random.shuffle(tickets.filter((ticket) => ticket.finishedAt !== undefined && ticket !== unspoken));
  // Citizens nobody spoke to are the first to be dissatisfied.
  const called = others.slice(0, CALLED_BACK - 1).sort((a, b) => spoken(a) - spoken(b));
  [...(unspoken ? [unspoken] : []), ...called].forEach((ticket, i) => {
    const content = i >= DISSATISFIED;
    const contacted = ticket.answer?.contacted ?? '否';
    const solved = content ? '是' : '否';
    ticket.callback = { contacted, told: contacted, solved, satisfaction: content ? '满意' : '不满意' };
  });
}

function spoken(ticket: PracticeTicket): number {
  return ticket.answer?.contacted === '是' ? 1 : 0;
}
