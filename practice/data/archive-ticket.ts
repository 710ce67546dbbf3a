/** One hotline ticket of the archive from its slot and times. */
import { answerFor, faultyAnswer } from './answers.ts';
import type { Slot } from './archive-plan.ts';
import { flowOf } from './flow.ts';
import { mattersOf } from './matters/all.ts';
import type { PracticeTicket } from './model.ts';
import { mobileNumber, personName } from './people.ts';
import { placeFor } from './places.ts';
import type { Random } from './random.ts';
import { ticketText } from './text.ts';
import type { Timing } from './timing.ts';

export const ARCHIVE_QUARTER = '2020Q2';
/** The one known by its number: answered without a word to the citizen. */
export const UNSPOKEN_NO = '03396';

export function archiveTicket(ticketNo: string, slot: Slot, timing: Timing, random: Random): PracticeTicket {
  const { unit, category, fate } = slot;
  const matter = random.pick(mattersOf(category));
  const place = placeFor(unit, matter.ground, random);
  const channel = '12345热线';
  const ticket: PracticeTicket = {
    ticketNo,
    quarter: ARCHIVE_QUARTER,
    sort: fate === 'open' ? 'overdueOpen' : fate === 'late' ? 'finishedLate' : 'finishedOnTime',
    ...ticketText(matter, place, channel, random),
    citizenName: personName(random),
    citizenPhone: mobileNumber(random),
    channel,
    kind: matter.kind,
    category,
    subcategory: matter.second,
    place: place.full,
    urgency: random.chance(0.9) ? '一般' : '紧急',
    ...timing,
    unit,
    helpers: [],
    status: fate === 'open' ? '待处置' : '已办结',
    round: 1,
    flow: [],
    attachments: [],
  };
  const { finishedAt } = timing;
  if (finishedAt !== undefined) {
    const answer = ticketNo === UNSPOKEN_NO ? faultyAnswer : answerFor;
    ticket.answer = answer({ ...ticket, matter, finishedAt }, random);
  }
  ticket.flow = flowOf(ticket, Number.POSITIVE_INFINITY, random);
  return ticket;
}
