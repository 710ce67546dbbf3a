/** A ticket as a line of JSON, in the names of the vocabulary; and what of it figures count. */
import * as z from 'zod/mini';
import { type Case, OPINIONS, timeOf } from '../../lib/figures/case.ts';
import { phaseOf, saysRework } from '../../lib/ticket/state.ts';

const zText = z.optional(z.nullable(z.string()));
const zTime = z.optional(
  z.nullable(z.string().check(z.refine((text) => text === '' || timeOf(text) !== undefined, 'is no time'))),
);
const zFlag = z.optional(z.nullable(z.boolean()));

/** What else a line holds is let be: it may be kept for other uses. */
export const zLine = z.object({
  ticketNo: z.string().check(z.minLength(1), z.maxLength(64)),
  title: zText,
  unit: zText,
  category: zText,
  channel: zText,
  kind: zText,
  status: zText,
  receivedAt: zTime,
  assignedAt: zTime,
  dueAt: zTime,
  finishedAt: zTime,
  satisfaction: z.optional(z.nullable(z.enum(OPINIONS))),
  calledBack: zFlag,
  contacted: zFlag,
  solved: zFlag,
  rework: zFlag,
  returned: zFlag,
});
export type Line = z.infer<typeof zLine>;

export const saysReturned = (status: string | undefined): boolean =>
  status !== undefined && phaseOf({ status }) === 'returned';

export function caseOfLine(line: Line): Case {
  const { ticketNo, unit, category, channel, kind, status, satisfaction } = line;
  const time = (text: string | null | undefined) => (text ? timeOf(text) : undefined);
  const times = {
    receivedMs: time(line.receivedAt),
    assignedMs: time(line.assignedAt),
    dueMs: time(line.dueAt),
    finishedMs: time(line.finishedAt),
  };
  return {
    ticketNo,
    unit: unit?.trim() ?? '',
    category: category?.trim() ?? '',
    channel: channel?.trim() ?? '',
    kind: kind?.trim() ?? '',
    ...Object.fromEntries(Object.entries(times).filter(([, ms]) => ms !== undefined)),
    isReturned: line.returned ?? saysReturned(status ?? undefined),
    // Who gave an opinion was called.
    isCalledBack: line.calledBack ?? (satisfaction !== undefined && satisfaction !== null),
    ...(satisfaction ? { opinion: satisfaction } : {}),
    ...(line.contacted === null || line.contacted === undefined ? {} : { contacted: line.contacted }),
    ...(line.solved === null || line.solved === undefined ? {} : { solved: line.solved }),
    isRework: line.rework ?? saysRework(status ?? undefined),
  };
}
