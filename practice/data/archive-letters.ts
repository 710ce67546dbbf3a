/** The archive's 63 letters to the mayor and the district head. */
import { dayNumber, msOfDay } from '../../lib/calendar/time.ts';
import { answerFor } from './answers.ts';
import { ARCHIVE_QUARTER } from './archive-ticket.ts';
import { flowOf } from './flow.ts';
import { mattersOf } from './matters/all.ts';
import type { PracticeTicket } from './model.ts';
import { mobileNumber, personName } from './people.ts';
import { placeFor } from './places.ts';
import type { Random } from './random.ts';
import { ticketText } from './text.ts';
import { BUREAUS, CATEGORIES, UNITS } from './units.ts';
import { CUT_OFF, limitOf, workingDay } from './workdays.ts';

const COUNT = 63;
const SATISFIED = 45;
/** Working days a letter takes: 4 in the mean over 63, since the cycle's mean is 4 and 63 is 9 cycles. */
const DAYS = [2, 3, 4, 4, 4, 5, 6] as const;
const LIMIT = 10;
const FIRST = dayNumber('2020-04-01');
const LAST = dayNumber('2020-06-12');

/** All finished and called back; 45 of 63 satisfied. */
export function archiveLetters(random: Random): PracticeTicket[] {
  const order = random.shuffle(Array.from({ length: COUNT }, (_, i) => i));
  return Array.from({ length: COUNT }, (_, i) => letter(i, (order[i] ?? 0) < SATISFIED, random));
}

function letter(index: number, satisfied: boolean, random: Random): PracticeTicket {
  const mayor = index % 3 !== 0;
  const channel = mayor ? '市长信箱' : '区长信箱';
  const unit = random.pick(UNITS);
  const category = BUREAUS[unit] ?? random.pick(CATEGORIES);
  const matter = random.pick(mattersOf(category));
  const place = placeFor(unit, matter.ground, random);
  const day = FIRST + Math.floor(((LAST - FIRST) * index) / COUNT);
  const receivedAt = msOfDay(day, random.int(8 * 60, 20 * 60));
  const finishedAt = msOfDay(workingDay(day, DAYS[index % DAYS.length] ?? 4), random.int(9 * 60, CUT_OFF - 5));
  const ticket: PracticeTicket = {
    ticketNo: `${mayor ? 'SZ' : 'QZ'}2020${String(400 + index).padStart(4, '0')}`,
    quarter: ARCHIVE_QUARTER,
    sort: 'finishedOnTime',
    ...ticketText(matter, place, channel, random),
    citizenName: personName(random),
    citizenPhone: mobileNumber(random),
    channel,
    kind: matter.kind,
    category,
    subcategory: matter.second,
    place: place.full,
    urgency: '一般',
    receivedAt,
    assignedAt: receivedAt + 90 * 60_000,
    dueAt: limitOf(day, LIMIT),
    unit,
    helpers: [],
    status: '已办结',
    finishedAt,
    round: 1,
    flow: [],
    attachments: [],
  };
  ticket.answer = answerFor({ ...ticket, matter, finishedAt }, random);
  const { contacted } = ticket.answer;
  const solved = satisfied ? '是' : '否';
  ticket.callback = { contacted, told: contacted, solved, satisfaction: satisfied ? '满意' : '不满意' };
  ticket.flow = flowOf(ticket, Number.POSITIVE_INFINITY, random);
  return ticket;
}
