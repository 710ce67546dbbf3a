/** A ticket as a line of JSON, in the names of the vocabulary: what figures count of it, and the ticket for files. */
import * as z from 'zod/mini';
import { instantText } from '../../lib/calendar/time.ts';
import { type Case, OPINIONS, timeOf } from '../../lib/figures/case.ts';
import { caseOfTicket, ticketAsOf } from '../../lib/figures/case-of-ticket.ts';
import type { Entry } from '../../lib/figures/entry.ts';
import { mergeObservation } from '../../lib/ticket/merge.ts';
import type { Observation, Ticket } from '../../lib/ticket/model.ts';

const zText = z.optional(z.nullable(z.string()));
const zTime = z.optional(
  z.nullable(z.string().check(z.refine((text) => text === '' || timeOf(text) !== undefined, 'is no time'))),
);
const zFlag = z.optional(z.nullable(z.boolean()));

/** Where tickets of a file stand: on no platform. */
const SITE = 'https://tickets.invalid';
const TEXTS = [
  'title',
  'content',
  'unit',
  'category',
  'channel',
  'kind',
  'place',
  'urgency',
  'status',
  'citizenName',
  'citizenPhone',
  'reply',
  'opinion',
  'returnReason',
  'returnTo',
] as const;
const TIMES = ['receivedAt', 'assignedAt', 'dueAt', 'cityDueAt', 'finishedAt', 'contactedAt'] as const;
const WORDS = { satisfied: '满意', basicallySatisfied: '基本满意', dissatisfied: '不满意' };

/** What else a line holds is let be: it may be kept for other uses. */
export const zLine = z.object({
  ticketNo: z.string().check(z.minLength(1), z.maxLength(64)),
  ...(Object.fromEntries(TEXTS.map((name) => [name, zText])) as Record<(typeof TEXTS)[number], typeof zText>),
  ...(Object.fromEntries(TIMES.map((name) => [name, zTime])) as Record<(typeof TIMES)[number], typeof zTime>),
  satisfaction: z.optional(z.nullable(z.enum(OPINIONS))),
  calledBack: zFlag,
  contacted: zFlag,
  told: zFlag,
  solved: zFlag,
  rework: zFlag,
  returned: zFlag,
  /** 退件: why, and to whom it should go. */
  return: z.optional(z.nullable(z.object({ reason: zText, to: zText }))),
  /** No ticket of its own: an invalid letter, or the same one sent again. */
  invalid: zFlag,
  /** The units that had it, one after the other. */
  units: z.optional(z.nullable(z.array(z.string()))),
});
export type Line = z.infer<typeof zLine>;

/**
 * A line as a report takes it: the ticket as it stood at an instant, and what is counted of it, by the same rules as a ticket
 * that was read off a page. What a line says outright outweighs what its words let conclude.
 */
export function entryOfLine(line: Line, asOfMs: number): Entry {
  const { calledBack, satisfaction, contacted, told, solved, rework, returned, invalid, units } = line;
  const ticket = ticketOf(observationOf(line), asOfMs);
  const counted: Case = {
    ...caseOfFile(ticket),
    ...known({
      opinion: satisfaction,
      contacted,
      told,
      solved,
      isRework: rework,
      isReturned: returned ?? isSentBack(line),
      units,
    }),
    ...known({ isInvalid: invalid, isCalledBack: calledBack }),
  };
  return { counted, ticket: ticketAsOf(ticket, asOfMs) };
}

/** What is counted of a ticket of a file: it stands on no platform, and when it was first seen says nothing. */
export function caseOfFile(ticket: Ticket): Case {
  const { site: _none, receivedMs, ...counted } = caseOfTicket(ticket);
  const isDated = ticket.receivedAt !== undefined || ticket.assignedAt !== undefined;
  return { ...counted, ...(isDated && receivedMs !== undefined ? { receivedMs } : {}) };
}

const known = <T extends object>(values: T): Partial<Case> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));

/** Sent back, and not finished for all that. */
const isSentBack = (line: Line): true | undefined => (line.return && !line.finishedAt ? true : undefined);

function observationOf(line: Line): Observation {
  const texts = TEXTS.map((name) => [name, line[name]?.trim()]);
  const times = TIMES.map((name) => [name, momentOf(line[name])]);
  const flags = (['contacted', 'told', 'solved'] as const).map((name) => {
    const flag = line[name];
    return [name, flag === undefined || flag === null ? undefined : flag ? '是' : '否'];
  });
  const read = Object.fromEntries([...texts, ...times, ...flags].filter(([, value]) => value));
  if (line.satisfaction) read.satisfaction = WORDS[line.satisfaction];
  if (line.return?.reason) read.returnReason = line.return.reason;
  if (line.return?.to) read.returnTo = line.return.to;
  return { ticketNo: line.ticketNo, ...read };
}

/** A ticket that a file tells of. */
export const ticketOf = (seen: Observation, atMs: number): Ticket =>
  mergeObservation(undefined, seen, { site: SITE, atMs, source: 'import' }).ticket;

const time = (text: string | null | undefined) => (text ? timeOf(text) : undefined);

/** A day stays a day. */
function momentOf(text: string | null | undefined): string | undefined {
  const ms = time(text);
  if (ms === undefined || !text) return undefined;
  const instant = instantText(ms);
  return /\d[T\s]+\d{1,2}:/.test(text) ? instant : instant.slice(0, 10);
}
