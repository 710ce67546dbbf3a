/** What a clerk can say of a ticket, and the ticket after it was said. */
import * as z from 'zod/mini';
import { earliestMs, isDay, latestMs } from '../calendar/time.ts';
import type { ClockName, Marks, Ruled } from './clocks.ts';
import type { Ticket } from './model.ts';
import { zInstant, zMoment } from './moment.ts';
import { limitOf } from './state.ts';

/** The steps that a page may not show: signing, the unit head's 阅批, the first contact. */
export const STEPS = ['signed', 'approved', 'contacted'] as const;
export type MarkedStep = (typeof STEPS)[number];

const isReal = z.refine<string>((moment) => isDay(moment.slice(0, 10)), { error: 'no such day' });
const zRealInstant = zInstant.check(isReal);
const zRealMoment = zMoment.check(isReal);

export const zMark = z.discriminatedUnion('what', [
  /** A step was taken, at a time that may be past; taken back where no time stands. */
  z.strictObject({ what: z.enum(STEPS), at: z.optional(zRealInstant) }),
  /** Another limit; taken back where none stands. */
  z.strictObject({
    what: z.literal('limit'),
    dueAt: z.optional(zRealMoment),
    kind: z.optional(z.enum(['correction', 'extension'])),
    why: z.optional(z.string().check(z.maxLength(200))),
  }),
  z.strictObject({ what: z.enum(['pause', 'resume']) }),
]);
export type Mark = z.infer<typeof zMark>;

/** Forms give the minute alone. */
const MINUTE = 60_000;
/** Pauses kept of one round. */
const MOST_PAUSES = 50;

/** Whether a limit lies after another one, where there is another. */
export const isLater = (dueAt: string, before: string | undefined) =>
  before === undefined || latestMs(dueAt) > latestMs(before);

/**
 * What is wrong with a word: a step or a limit before the ticket came, a step that is still to come, an extension
 * that is none.
 * @param at now, as an instant
 * @returns undefined when nothing is
 */
export function markFault(ticket: Ticket, mark: Mark, at: string): 'before-start' | 'future' | 'not-later' | undefined {
  const said = mark.what === 'limit' ? mark.dueAt : 'at' in mark ? mark.at : undefined;
  if (said === undefined) return undefined;
  if (mark.what !== 'limit' && said > at) return 'future';
  if (mark.what === 'limit' && mark.kind === 'extension' && !isLater(said, limitOf(ticket))) return 'not-later';
  const start = ticket.roundAt ?? ticket.assignedAt ?? ticket.receivedAt;
  return start !== undefined && latestMs(said) + MINUTE <= earliestMs(start) ? 'before-start' : undefined;
}

/**
 * A ticket with the clerk's word on it. A step that is taken back runs again.
 * @param at now, as an instant
 */
export function markTicket(ticket: Ticket, mark: Mark, at: string): Ticket {
  const marks = marked(ticket.marks ?? {}, mark, at);
  const { marks: _marks, clocks, ...rest } = ticket;
  const open =
    mark.what in CLOCK_OF ? clocks && runningAgain(clocks, CLOCK_OF[mark.what as keyof typeof CLOCK_OF]) : clocks;
  return {
    ...rest,
    ...(open ? { clocks: open } : {}),
    ...(Object.keys(marks).length > 0 ? { marks } : {}),
  };
}

/** Clocks of which one has not ended: what the clerk has said of its step ends it anew. */
export const runningAgain = (clocks: readonly Ruled[], name: ClockName): Ruled[] =>
  clocks.map((clock) => {
    if (clock.clock !== name) return clock;
    const { endedAt: _endedAt, late: _late, ...running } = clock;
    return running;
  });

/** The clock that each word ends. */
export const CLOCK_OF = { signed: 'sign', approved: 'approval', contacted: 'contact', limit: 'extension' } as const;

function marked(marks: Marks, mark: Mark, at: string): Marks {
  switch (mark.what) {
    case 'limit': {
      const { override: _before, ...others } = marks;
      const { dueAt, kind = 'correction', why } = mark;
      return dueAt === undefined ? others : { ...others, override: { dueAt, kind, at, ...(why ? { why } : {}) } };
    }
    case 'pause':
    case 'resume': {
      const pauses = pausesAfter(marks.pauses ?? [], mark.what, at);
      const { pauses: _before, ...others } = marks;
      return pauses.length > 0 ? { ...others, pauses } : others;
    }
    default: {
      const { [`${mark.what}At` as const]: _before, ...others } = marks;
      return mark.at === undefined ? others : { ...others, [`${mark.what}At`]: mark.at };
    }
  }
}

function pausesAfter(pauses: NonNullable<Marks['pauses']>, what: 'pause' | 'resume', at: string) {
  const last = pauses.at(-1);
  const isRunning = last !== undefined && last.to === undefined;
  if (what === 'pause') return isRunning ? pauses : [...pauses, { from: at }].slice(-MOST_PAUSES);
  return isRunning ? [...pauses.slice(0, -1), { ...last, to: at }] : pauses;
}
