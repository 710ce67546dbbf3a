/** Rounds of handling: what a rework begins with, and what of a page still speaks of the round before it. */
import { instantText, latestMs } from '../calendar/time.ts';
import type { Marks } from './clocks.ts';
import type { Earlier, Observation, Ticket } from './model.ts';
import { relate } from './refine.ts';

/** Rounds before this one that are kept. */
const MAX_ROUNDS = 20;
/** Times that pages go on printing after a rework has begun. */
const LEFT_OVER = ['dueAt', 'cityDueAt', 'finishedAt', 'contactedAt'] as const;
/** What was said of the contact in the round before. */
const CONTACT = ['contacted', 'told', 'solved'] as const;

/**
 * A reading without the times that belong to an earlier round: they are printed as they were then, and lie before this round.
 * The same limit that is still ahead stands.
 */
export function ofThisRound(before: Ticket | undefined, seen: Observation): Observation {
  if (!before?.roundAt) return seen;
  const roundMs = Date.parse(before.roundAt);
  const left = LEFT_OVER.filter((field) => {
    const value = seen[field];
    return value !== undefined && isOfBefore(before, field, value) && latestMs(value) < roundMs;
  });
  return without(seen, left);
}

/**
 * Makes a ticket one of a new round, in place: its clocks begin anew, what the clerk said and what was printed of the round
 * before is said no more; what became of it is kept.
 * @param seen the reading that shows the rework
 * @param at when, as an instant
 */
export function beginRound(ticket: Ticket, before: Ticket | undefined, seen: Observation, at: string): void {
  const { outcome, clocks } = before ?? {};
  const printed = Object.fromEntries(
    LEFT_OVER.flatMap((field) => {
      const value = field === 'finishedAt' ? (before?.finishedAt ?? outcome?.finishedAt) : before?.[field];
      return value === undefined ? [] : [[field, value]];
    }),
  );
  if (before)
    ticket.earlier = [
      ...(before.earlier ?? []),
      {
        ...(outcome ? { outcome } : {}),
        ...(clocks ? { clocks } : {}),
        printed,
        ...(before.reply === undefined || before.reply === before.earlier?.at(-1)?.reply
          ? {}
          : { reply: before.reply }),
        callback: callbackOf(before, seen),
      },
    ].slice(-MAX_ROUNDS);
  ticket.round = (before?.round ?? 1) + 1;
  ticket.roundAt = at;
  for (const field of ['outcome', 'clocks', 'marks'] as const) delete ticket[field];
  if (seen.finishedAt === undefined) delete ticket.finishedAt;
  const nowMs = Date.parse(at);
  for (const field of LEFT_OVER) {
    const value = ticket[field];
    const isOld = seen[field] === undefined || isOfBefore(ticket, field, value);
    if (value === undefined || !isOld || latestMs(value) >= nowMs) continue;
    delete ticket[field];
    if (ticket.inferred) {
      const { [field]: _mark, ...others } = ticket.inferred;
      ticket.inferred = others;
    }
  }
  for (const field of CONTACT) if (seen[field] === undefined) delete ticket[field];
}

/** What was found out about a round when it came back: the page that shows the rework may say more than the one before. */
function callbackOf(before: Ticket, seen: Observation): NonNullable<Earlier['callback']> {
  const found: NonNullable<Earlier['callback']> = {};
  const last = before.earlier?.at(-1)?.callback;
  for (const field of ['contacted', 'told', 'solved', 'satisfaction', 'opinion', 'status'] as const) {
    const value = seen[field] ?? (field === 'status' ? undefined : before[field]);
    // An opinion of the round before goes on being printed.
    const isOld = (field === 'satisfaction' || field === 'opinion') && value === last?.[field];
    if (value !== undefined && !isOld) found[field] = value;
  }
  return found;
}

/**
 * Gives what the citizen said to the round that it judges, in place: while a rework is open, pages print the opinion of the
 * round before, though a list may have told of the rework first.
 */
export function noteOpinion(ticket: Ticket): void {
  const { earlier = [], opinion } = ticket;
  const last = earlier.at(-1);
  if (!last || opinion === undefined) return;
  const known = last.callback?.opinion;
  if (known !== undefined && relate(known, opinion, false) !== 'refine') return;
  if (earlier.slice(0, -1).some(({ callback }) => callback?.opinion === opinion)) return;
  ticket.earlier = [...earlier.slice(0, -1), { ...last, callback: { ...last.callback, opinion } }];
}

/** Whether a page printed a time in an earlier round: it may go back to any of them. */
function isOfBefore({ earlier }: Ticket, field: (typeof LEFT_OVER)[number], value: string | undefined): boolean {
  return (
    value !== undefined &&
    earlier?.some(({ printed }) => printed?.[field] !== undefined && isSameMoment(printed[field], value)) === true
  );
}

/** Lists print the day, or the minute, of what details print to the second. */
function isSameMoment(a: string, b: string): boolean {
  const length = Math.min(16, a.length, b.length);
  return a.slice(0, length) === b.slice(0, length);
}

/** What the clerk said, with a running pause ended by the finish: time after it is nobody's. */
export function pauseEnded(marks: Marks | undefined, finishedAt: string | undefined, at: string): Marks | undefined {
  const last = marks?.pauses?.at(-1);
  if (!marks?.pauses || !last || last.to !== undefined) return marks;
  const finish = finishedAt === undefined ? at : instantText(latestMs(finishedAt));
  const to = finish < last.from ? last.from : finish < at ? finish : at;
  return { ...marks, pauses: [...marks.pauses.slice(0, -1), { ...last, to }] };
}

function without(seen: Observation, fields: readonly (typeof LEFT_OVER)[number][]): Observation {
  if (fields.length === 0) return seen;
  const rest = { ...seen };
  for (const field of fields) delete rest[field];
  return rest;
}
