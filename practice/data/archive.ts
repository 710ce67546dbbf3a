/** The archived second quarter of 2020: 2,282 hotline tickets and 63 mailbox letters with known totals. */
import { type Fate, archiveSlots, type Slot } from './archive-plan.ts';
import { archiveLetters } from './archive-letters.ts';
import { archiveTicket } from './archive-ticket.ts';
import { NAMED_NO, nameTicket } from './archive-named.ts';
import { dayNumber, msOfDay } from '../../lib/calendar/time.ts';
import type { PracticeTicket } from './model.ts';
import { createRandom, type Random } from './random.ts';
import { CUT_OFF, limitOf, workingDay } from './workdays.ts';
import type { Timing } from './timing.ts';

export const ARCHIVE_QUARTER = '2020Q2';
/** Always the same quarter, whatever the run's seed. */
const SEED = 2020;
const FIRST = dayNumber('2020-04-01');
/** Last day of receipt that leaves every ticket due, and every late one finished, inside the quarter. */
const LAST = dayNumber('2020-06-17');
const FIRST_NO = 1_700;
/** Of the finished ones, called back and satisfied: 1,635 / 1,875 = 87.2 %. */
const CALLED_BACK = 1_875;
const DISSATISFIED = 240;

/** All tickets of the archive, newest first; the totals hold for tickets received and for tickets due. */
export function archiveTickets(): PracticeTicket[] {
  const random = createRandom(SEED);
  const slots = archiveSlots(random);
  const timings = slots.map((slot) => timingOf(slot.fate, random)).map((timing, i) => ({ timing, slot: slots[i] as Slot }));
  timings.sort((a, b) => a.timing.receivedAt - b.timing.receivedAt);
  putInPlace(timings);
  const hotline = timings.map(({ timing, slot }, i) =>
    archiveTicket(`0${FIRST_NO + i}`, slot, timing, createRandom(SEED, i + 1)),
  );
  callBack(hotline, random);
  return [...hotline, ...archiveLetters(createRandom(SEED + 1))].sort((a, b) => b.receivedAt - a.receivedAt);
}

function timingOf(fate: Fate, random: Random): Timing {
  const day = random.int(FIRST, LAST);
  const receivedAt = msOfDay(day, random.int(8 * 60, 19 * 60)) + random.int(0, 59) * 1000;
  const limit = random.chance(0.7) ? 5 : 3;
  const dueAt = limitOf(day, limit);
  const timing = { receivedAt, assignedAt: receivedAt + random.int(10, 110) * 60_000, dueAt };
  if (fate === 'open') return timing;
  const after = fate === 'late' ? limit + random.int(1, 3) : random.int(1, limit - 1);
  return { ...timing, finishedAt: msOfDay(workingDay(day, after), random.int(9 * 60, CUT_OFF - 5)) };
}

interface Timed {
  timing: Timing;
  slot: Slot;
}

/** Swaps slots so that the ticket with the known number is the town's and finished in time. */
function putInPlace(timings: Timed[]): void {
  const wanted = timings[NAMED_NO - FIRST_NO];
  const donor = timings.find(({ slot }) => slot.unit === '路口镇' && slot.fate === 'onTime' && slot.category === '水利供水');
  if (wanted && donor) [wanted.slot, donor.slot, wanted.timing, donor.timing] = swapped(wanted, donor);
}

/** The slots change places; each keeps its day of receipt and gets a time that suits its new fate. */
function swapped(a: Timed, b: Timed): [Slot, Slot, Timing, Timing] {
  const fit = (timing: Timing, fate: Fate): Timing => {
    const random = createRandom(SEED, timing.receivedAt % 997);
    for (;;) {
      const other = timingOf(fate, random);
      const shift = timing.receivedAt - other.receivedAt;
      if (Math.abs(shift) < 86_400_000 * 400) return refit(timing, fate);
    }
  };
  return [b.slot, a.slot, fit(a.timing, b.slot.fate), fit(b.timing, a.slot.fate)];
}
