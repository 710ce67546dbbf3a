/**
 * One file being imported: what is in it, what its columns mean, what can be stored. It runs in a worker, so that no page
 * is held up; everything it takes and gives can be sent there and back.
 */
import { choose } from '../mapping/choose.ts';
import { columnsOf } from '../mapping/columns.ts';
import type { MappingColumn, Preview } from '../mapping/model.ts';
import { previewOf } from '../mapping/preview.ts';
import type { SiteProfile } from '../profiles/profile.ts';
import { dictionary } from '../reading/lexicon.ts';
import { inSlices } from '../reading/steps.ts';
import type { Warning } from '../reading/warnings.ts';
import type { Observation, ReadField } from '../ticket/model.ts';
import { openBook } from './open.ts';
import { type Mapped, mapSheet, readSteps, type SheetReading, sampleOf } from './reading.ts';
import { readRecord } from './records.ts';
import type { Refused } from './refused.ts';
import type { Book } from './sheet.ts';

/** A file at first sight. */
export interface BookView {
  sheets: { name: string; rows: number }[];
  /** The sheet with the most records that are taken for tickets, else with the most rows. */
  main: number;
  damaged: boolean;
}

/** A sheet as the clerk maps it. */
export interface SheetView {
  profile: SiteProfile;
  columns: MappingColumn[];
  preview: Preview;
  records: number;
  headerRows: { from: number; to: number };
  /** Rows and columns that the file hides: numbers from 1, and headers. */
  hidden: { rows: number; columns: string[] };
  /** What holds for whole columns. */
  refused: Refused[];
}

/** What would be stored of a sheet. */
export type Checked = Omit<SheetReading, 'tickets' | 'refused'> & { tickets: number; refused: Refused[] };

/** Refusals shown at once. */
const SHOWN = 200;
const SLICE_MS = 40;
/** Records among which the previewed ones are looked for. */
const TRIED = 20;

export interface Session {
  open(bytes: Uint8Array): Promise<BookView>;
  /** @returns undefined when the sheet holds no table */
  view(sheet: number, profile: SiteProfile): SheetView | undefined;
  /** Says what a column of the viewed sheet is; undefined when it is not to be read. */
  choose(key: string, field: ReadField | undefined): SheetView | undefined;
  /** Reads the viewed sheet through. @returns undefined when it was mapped anew meanwhile */
  check(): Promise<Checked | undefined>;
  /** Tickets of the sheet that was checked. */
  batch(from: number, size: number): Observation[];
  /** All refusals of the sheet that was checked, as far as they are kept. */
  refused(): Refused[];
}

/** @param now the clock, epoch milliseconds */
export function createSession(now: () => number): Session {
  let book: Book | undefined;
  let sheet = 0;
  let mapped: Mapped | undefined;
  let profile: SiteProfile | undefined;
  let reading: SheetReading | undefined;

  /** The column that was spoken of last, and the profile before. */
  let last: { key: string; before: SiteProfile } | undefined;

  function show(of: number, by: SiteProfile): SheetView | undefined {
    [sheet, profile, reading] = [of, by, undefined];
    const chosen = book?.sheets[of];
    mapped = chosen && mapSheet(chosen, by, now());
    return mapped && viewOf(mapped, by, now());
  }

  return {
    async open(bytes) {
      book = undefined;
      book = await openBook(bytes);
      const tickets = book.sheets.map((each) => {
        const { map, table } = mapSheet(each, undefined, now()) ?? {};
        return (map ? 1e9 : 0) + (table?.records.length ?? 0);
      });
      return {
        sheets: book.sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
        main: tickets.indexOf(Math.max(...tickets)),
        damaged: book.damaged,
      };
    },
    view(of, by) {
      last = undefined;
      return show(of, by);
    },
    choose(key, field) {
      if (!mapped || !profile) return undefined;
      // The arrow keys pass over other fields on their way: what they took from other columns is given back.
      if (last?.key !== key) last = { key, before: profile };
      const sample = sampleOf(mapped.table);
      const readsAs = (by: SiteProfile) => columnsOf(sample, by, now()).find((column) => column.key === key)?.field;
      return show(sheet, choose(last.before, 'list', key, field, readsAs));
    },
    async check() {
      const mine = mapped;
      if (!mine) return undefined;
      const done = await inSlices(readSteps(mine, now()), { sliceMs: SLICE_MS, goesOn: () => mapped === mine });
      if (!done || mapped !== mine) return undefined;
      reading = done;
      return { ...done, tickets: done.tickets.length, refused: done.refused.slice(0, SHOWN) };
    },
    batch: (from, size) => (reading?.tickets ?? []).slice(from, from + size).map(({ observation }) => observation),
    refused: () => reading?.refused ?? [],
  };
}

function viewOf(mapped: Mapped, profile: SiteProfile, nowMs: number): SheetView {
  const { sheet, table, map, refused } = mapped;
  const columns = columnsOf(sampleOf(table), profile, nowMs);
  const warnings: Warning[] = [...(map?.warnings ?? [])];
  const first = table.records.slice(0, TRIED).map((entry) => {
    const isLost = (column: number) => sheet.digitsLost.has(`${entry.row - 1},${column}`);
    const read = readRecord(entry, map?.columns ?? [], { nowMs, lexicon: dictionary }, isLost);
    for (const { row, column, reason } of read.refused) {
      const detail = reason.replaceAll('_', ' ');
      warnings.push({ code: 'value-unreadable', detail, label: column ?? '', ...(row === undefined ? {} : { row }) });
    }
    return { row: entry.row, found: read.found, printed: ({ index }: MappingColumn) => entry.cells[index] ?? '' };
  });
  // A row without a number shows nothing of what the columns mean; the list of refusals names it.
  const shown = first.filter(({ found }) => found);
  return {
    profile,
    columns,
    preview: previewOf(columns, shown, warnings),
    records: table.records.length,
    headerRows: table.headerRows,
    hidden: {
      rows: sheet.hiddenRows.filter((row) => row >= table.headerRows.to && row < sheet.rows.length).length,
      columns: sheet.hiddenColumns.flatMap((column) => table.headers[column]?.join('/') || []),
    },
    refused,
  };
}
