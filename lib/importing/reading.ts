/** A table → everything that can be stored of it, and what cannot, in steps. */
import { latestMs } from '../calendar/time.ts';
import type { SiteProfile } from '../profiles/profile.ts';
import { type ColumnMap, mapColumns } from '../reading/columns.ts';
import { dictionary, lexiconOf } from '../reading/lexicon.ts';
import { isLimit, parseLimit } from '../reading/limits.ts';
import { sampleOfSheet } from '../reading/sample.ts';
import type { Steps } from '../reading/steps.ts';
import { isAbsent } from '../reading/values.ts';
import { FIELD_NAMES, type Observation } from '../ticket/model.ts';
import { limitOf, phaseOf } from '../ticket/state.ts';
import { readRecord } from './records.ts';
import { type Refused, refusedBy } from './refused.ts';
import type { Sheet } from './sheet.ts';
import { type Table, tableOf } from './table.ts';

/** A sheet by what its columns mean. */
export interface Mapped {
  sheet: Sheet;
  table: Table;
  /** Undefined when the table is not taken for a list of tickets. */
  map: ColumnMap | undefined;
  /** What holds for whole columns. */
  refused: Refused[];
}

export interface SheetReading {
  /** Each ticket once, with the row it stands in. */
  tickets: { row: number; observation: Observation }[];
  /** In the order of the file; at most MAX_REFUSED of them. */
  refused: Refused[];
  /** How many there are. */
  refusals: number;
  /** Rows that are not taken at all. */
  rowsLost: number;
  /** Tickets that were not finished when the file was made, and those of them whose limit is past by now. */
  open: number;
  overdue: number;
  /** Finished ones without a finish time: whether they were in time is not known. */
  untimed: number;
}

/** Refusals kept for the list of them: beyond that the file as a whole is not what it is taken for. */
const MAX_REFUSED = 10_000;
const ROWS_A_STEP = 50;

/** @returns undefined when the sheet holds no table */
export function mapSheet(sheet: Sheet, profile: SiteProfile | undefined, nowMs: number): Mapped | undefined {
  const lexicon = profile ? lexiconOf(profile) : dictionary;
  const table = tableOf(sheet, lexicon);
  if (!table) return undefined;
  const map = mapColumns(sampleOf(table), { nowMs, lexicon, warnings: [] });
  if (!map) return { sheet, table, map, refused: [] };
  const past = map.columns.filter(
    ({ field, index, label }) => field !== 'ticketNo' && isLimit(field) && isTimeLeft(table, index, label, nowMs),
  );
  return {
    sheet,
    table,
    map: { ...map, columns: map.columns.filter((column) => !past.includes(column)) },
    refused: [
      ...map.warnings.map(refusedBy),
      ...past.map(({ label }): Refused => ({ column: label, reason: 'relative_time', loss: 'value' })),
    ],
  };
}

export function sampleOf({ headers, records }: Table) {
  return sampleOfSheet(
    headers,
    records.slice(0, 100).map(({ cells }) => cells),
  );
}

/** Whether a column of limits prints the time that was left when the file was made. */
function isTimeLeft({ records }: Table, column: number, label: string, nowMs: number): boolean {
  const texts = records.slice(0, 100).flatMap(({ cells }) => cells[column] ?? '');
  const printed = texts.filter((text) => !isAbsent(text)).map((text) => parseLimit(text, label, nowMs, nowMs));
  return printed.length > 0 && printed.every((parsed) => !parsed.ok || parsed.inferred === 'left');
}

/** Reads all records of a mapped table. */
export function* readSteps({ sheet, table, map, refused: ofColumns }: Mapped, nowMs: number): Steps<SheetReading> {
  const reading: SheetReading = { tickets: [], refused: [], refusals: 0, rowsLost: 0, open: 0, overdue: 0, untimed: 0 };
  const refuse = (refused: Refused) => {
    reading.refusals++;
    if (refused.loss === 'row') reading.rowsLost++;
    if (reading.refused.length < MAX_REFUSED) reading.refused.push(refused);
  };
  for (const each of ofColumns) refuse(each);
  if (sheet.unclosed !== undefined) refuse({ row: sheet.unclosed + 1, reason: 'unclosed_quote', loss: 'row' });
  const columns = map?.columns ?? [];
  const number = columns.find(({ field }) => field === 'ticketNo');
  const first = new Map<string, { row: number; observation: Observation }>();
  const undated = new Set<string>();
  for (const [i, entry] of table.records.entries()) {
    if (i % ROWS_A_STEP === 0) yield;
    const isLost = (column: number) => sheet.digitsLost.has(`${entry.row - 1},${column}`);
    const { found, refused } = readRecord(entry, columns, { nowMs, lexicon: dictionary }, isLost);
    for (const each of refused) {
      // What is inferred is so in the whole column: said once.
      if (each.reason === 'year_inferred' && undated.has(each.column ?? '')) continue;
      if (each.reason === 'year_inferred') undated.add(each.column ?? '');
      refuse(each);
    }
    if (!found) continue;
    const { observation } = found;
    const { ticketNo } = observation;
    const twin = first.get(ticketNo);
    if (!twin) {
      first.set(ticketNo, { row: entry.row, observation });
      count(reading, observation, nowMs);
    } else if (differ(twin.observation, observation)) {
      const column = number?.label ?? '';
      refuse({ row: entry.row, column, ticketNo, reason: 'number_twice', detail: String(twin.row), loss: 'row' });
    }
  }
  reading.tickets = [...first.values()];
  return reading;
}

/** Counts what the clerk should know of before a file is stored. */
function count(reading: SheetReading, observation: Observation, nowMs: number): void {
  const phase = phaseOf(observation);
  const limit = limitOf(observation);
  if (phase === 'open') reading.open++;
  if (phase === 'open' && limit !== undefined && latestMs(limit) < nowMs) reading.overdue++;
  if (phase === 'finished' && observation.finishedAt === undefined) reading.untimed++;
}

function differ(a: Observation, b: Observation): boolean {
  return FIELD_NAMES.some((field) => a[field] !== b[field]);
}
