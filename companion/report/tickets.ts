/** The tickets of a report: lines of JSON, or a table as platforms export them (xlsx, csv). */
import { readFileSync } from 'node:fs';
import type * as z from 'zod/mini';
import { ticketAsOf } from '../../lib/figures/case-of-ticket.ts';
import type { Entry } from '../../lib/figures/entry.ts';
import { decodeText } from '../../lib/importing/charset.ts';
import { openBook } from '../../lib/importing/open.ts';
import { mapSheet, readSteps, type SheetReading } from '../../lib/importing/reading.ts';
import { FileRefusal } from '../../lib/importing/refusal.ts';
import { caseOfFile, entryOfLine, ticketOf, zLine } from './line.ts';

export interface TicketFile {
  entries: Entry[];
  /** Lines or rows that are no tickets, in words with their number. */
  refused: string[];
}

/**
 * @param asOfMs the instant that decides what is open
 * @throws Error in words, where the file as a whole is not read
 */
export async function ticketsIn(file: string, asOfMs: number): Promise<TicketFile> {
  const bytes = bytesOf(file);
  if (/\.(?:jsonl|ndjson|json)$/i.test(file)) return ticketsInLines(bytes, asOfMs);
  const { sheets } = await openBook(bytes).catch((error: unknown) => {
    const code = error instanceof FileRefusal ? error.code : 'failed';
    throw new Error(`${file} cannot be read as a table (${code}): save it as .xlsx or .csv`);
  });
  const read: TicketFile = { entries: [], refused: [] };
  const tables = sheets.flatMap((sheet) => mapSheet(sheet, undefined, asOfMs) ?? []);
  for (const mapped of tables) {
    const { tickets, refused } = finished(readSteps(mapped, asOfMs));
    for (const { observation } of tickets) {
      const ticket = ticketOf(observation, asOfMs);
      read.entries.push({ counted: caseOfFile(ticket), ticket: ticketAsOf(ticket, asOfMs) });
    }
    for (const { row, column, reason, loss } of refused)
      if (loss === 'row')
        read.refused.push([`row ${row}`, column, reason, 'the row is left out'].filter(Boolean).join(', '));
  }
  if (read.entries.length === 0 && sheets.some(({ rows }) => rows.length > 1))
    throw new Error(`${file} holds no ticket: no column of it names a ticket number (工单编号)`);
  return read;
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`${file} is not there, or may not be read`);
  }
}

function finished(steps: Generator<void, SheetReading>): SheetReading {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function ticketsInLines(bytes: Uint8Array, asOfMs: number): TicketFile {
  const { text, damaged } = decodeText(bytes);
  const read: TicketFile = { entries: [], refused: [] };
  if (damaged) read.refused.push('some characters fit neither UTF-8 nor GBK: save the file as UTF-8');
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    let data: unknown;
    try {
      data = JSON.parse(line);
    } catch {
      read.refused.push(`line ${i + 1}: is no JSON: it is left out`);
      continue;
    }
    const ticket = zLine.safeParse(data);
    if (ticket.success) read.entries.push(entryOfLine(ticket.data, asOfMs));
    else read.refused.push(`line ${i + 1}: ${whyNot(ticket.error)}: the ticket is left out`);
  }
  return read;
}

const whyNot = ({ issues }: z.core.$ZodError) =>
  issues.map(({ path, message }) => `${path.map(String).join('.') || 'the line'} ${message}`).join('; ');
