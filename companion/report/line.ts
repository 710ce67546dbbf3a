/** A ticket as a line of JSON, in the names of the vocabulary: what figures count of it, and the ticket for files. */
import * as z from 'zod/mini';
import { instantText } from '../../lib/calendar/time.ts';
import { type Case, OPINIONS, timeOf } from '../../lib/figures/case.ts';
import type { Entry } from '../../lib/figures/entry.ts';
import { mergeObservation } from '../../lib/ticket/merge.ts';
import type { Observation, Ticket } from '../../lib/ticket/model.ts';
import { phaseOf, saysRework } from '../../lib/ticket/state.ts';

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
  /** No ticket of its own: an invalid letter, or the same one sent again. */
  invalid: zFlag,
  /** The units that had it, one after the other. */
  units: z.optional(z.nullable(z.array(z.string()))),
});
export type Line = z.infer<typeof zLine>;

/** @param asOfMs the instant that decides whether the ticket is open */
export const entryOfLine = (line: Line, asOfMs: number): Entry => ({
  counted: caseOfLine(line),
  ticket: ticketOfLine(line, asOfMs),
});

function caseOfLine(line: Line): Case {
  const { ticketNo, unit, category, channel, kind, satisfaction } = line;
  const status = line.status ?? undefined;
  const known = {
    ...Object.fromEntries(
      (['received', 'assigned', 'due', 'finished'] as const).map((what) => [`${what}Ms`, time(line[`${what}At`])]),
    ),
    opinion: satisfaction,
    contacted: line.contacted,
    told: line.told,
    solved: line.solved,
    isInvalid: line.invalid,
    units: line.units,
  };
  return {
    ticketNo,
    unit: unit?.trim() ?? '',
    category: category?.trim() ?? '',
    channel: channel?.trim() ?? '',
    kind: kind?.trim() ?? '',
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== null)),
    isReturned: line.returned ?? (status !== undefined && phaseOf({ status }) === 'returned'),
    // Who gave an opinion was called.
    isCalledBack: line.calledBack ?? (satisfaction !== undefined && satisfaction !== null),
    isRework: line.rework ?? saysRework(status),
  };
}

function ticketOfLine(line: Line, asOfMs: number): Ticket {
  const texts = TEXTS.map((name) => [name, line[name]?.trim()]);
  const times = TIMES.map((name) => [name, momentOf(line[name])]);
  const flags = (['contacted', 'told', 'solved'] as const).map((name) => {
    const flag = line[name];
    return [name, flag === undefined || flag === null ? undefined : flag ? '是' : '否'];
  });
  const known = Object.fromEntries([...texts, ...times, ...flags].filter(([, value]) => value));
  if (line.satisfaction) known.satisfaction = WORDS[line.satisfaction];
  return ticketAt({ ticketNo: line.ticketNo, ...known }, asOfMs);
}

/** A ticket that a file tells of, as it stood at an instant: what was finished later was open then. */
export function ticketAt(seen: Observation, asOfMs: number): Ticket {
  const isLater = seen.finishedAt !== undefined && (timeOf(seen.finishedAt) ?? 0) > asOfMs;
  const { finishedAt: _later, status: _word, ...open } = seen;
  return ticketOf(isLater ? open : seen, asOfMs);
}

/** A ticket that a file tells of, with all that it tells. */
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
