/** The tickets of a report: lines of JSON, or a table as platforms export them (xlsx, csv). */
import { readFileSync } from 'node:fs';
import type * as z from 'zod/mini';
import { type Case, type Opinion, timeOf } from '../../lib/figures/case.ts';
import { openBook } from '../../lib/importing/open.ts';
import { mapSheet, readSteps, type SheetReading } from '../../lib/importing/reading.ts';
import { isSatisfied } from '../../lib/metrics/standing.ts';
import { saysContacted } from '../../lib/ticket/contacted.ts';
import type { Observation } from '../../lib/ticket/model.ts';
import { saysRework } from '../../lib/ticket/state.ts';
import { caseOfLine, saysReturned, zLine } from './line.ts';

export interface TicketFile {
  cases: Case[];
  /** Lines or rows that are no tickets, in words with their number. */
  refused: string[];
}

/** @throws Error in words, where the file as a whole is not read */
export async function ticketsIn(file: string, nowMs: number): Promise<TicketFile> {
  const bytes = readFileSync(file);
  if (/\.(?:jsonl|ndjson|json)$/i.test(file))
    return ticketsInLines(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  const { sheets } = await openBook(bytes);
  const read: TicketFile = { cases: [], refused: [] };
  for (const sheet of sheets) {
    const mapped = mapSheet(sheet, undefined, nowMs);
    if (!mapped) continue;
    const { tickets, refused } = finished(readSteps(mapped, nowMs));
    read.cases.push(...tickets.map(({ observation }) => caseOfObservation(observation)));
    for (const { row, column, reason, loss } of refused)
      if (loss === 'row') read.refused.push([`row ${row}`, column, reason].filter(Boolean).join(', '));
  }
  return read;
}

function finished(steps: Generator<void, SheetReading>): SheetReading {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function ticketsInLines(text: string): TicketFile {
  const read: TicketFile = { cases: [], refused: [] };
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    let data: unknown;
    try {
      data = JSON.parse(line);
    } catch {
      read.refused.push(`line ${i + 1}: is no JSON`);
      continue;
    }
    const ticket = zLine.safeParse(data);
    if (ticket.success) read.cases.push(caseOfLine(ticket.data));
    else read.refused.push(`line ${i + 1}: ${whyNot(ticket.error)}`);
  }
  return read;
}

const whyNot = ({ issues }: z.core.$ZodError) =>
  issues.map(({ path, message }) => `${path.map(String).join('.') || 'the line'} ${message}`).join('; ');

function opinionOf(text: string | undefined): Opinion | undefined {
  const satisfied = isSatisfied(text);
  if (satisfied === undefined) return undefined;
  if (!satisfied) return 'dissatisfied';
  return text?.includes('基本满意') ? 'basicallySatisfied' : 'satisfied';
}

/** A row of a platform's own export, in the page's words. */
function caseOfObservation(seen: Observation): Case {
  const opinion = opinionOf(seen.satisfaction);
  const times = {
    receivedMs: seen.receivedAt && timeOf(seen.receivedAt),
    assignedMs: seen.assignedAt && timeOf(seen.assignedAt),
    dueMs: seen.dueAt && timeOf(seen.dueAt),
    finishedMs: seen.finishedAt && timeOf(seen.finishedAt),
  };
  return {
    ticketNo: seen.ticketNo,
    unit: seen.unit ?? '',
    category: seen.category ?? '',
    channel: seen.channel ?? '',
    kind: seen.kind ?? '',
    ...(Object.fromEntries(Object.entries(times).filter(([, ms]) => ms !== undefined)) as Partial<Case>),
    isReturned: saysReturned(seen.status),
    isCalledBack: opinion !== undefined,
    ...(opinion ? { opinion } : {}),
    ...(seen.contacted === undefined ? {} : { contacted: saysContacted(seen.contacted) }),
    ...(seen.solved === undefined ? {} : { solved: saysContacted(seen.solved) }),
    isRework: saysRework(seen.status),
  };
}
