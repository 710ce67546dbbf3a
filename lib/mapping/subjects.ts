/** What on a page can be mapped: its tables of records, and its labels with values. */
import type { SiteProfile } from '../profiles/profile.ts';
import { normalizeLabel } from '../reading/dictionary.ts';
import { lexiconOf } from '../reading/lexicon.ts';
import type { Grid } from '../reading/matrix.ts';
import { type Reading, readPage } from '../reading/page.ts';
import { sampleOfGrid } from '../reading/sample.ts';
import { textOf } from '../reading/text.ts';
import type { Part } from './choose.ts';
import { columnsOf } from './columns.ts';
import { headerElements } from './headers.ts';
import { headlessGrids } from './headless.ts';
import { labelsOf } from './labels.ts';
import type { MappingColumn, Preview } from './model.ts';
import { PREVIEWED, previewOf } from './preview.ts';

/** Where a column or label stands on the page. */
export interface Place {
  /** What prints the header or label. */
  head: Element | Range;
  /** What holds the values. */
  values: Element[];
}

export interface Subject {
  part: Part;
  columns: MappingColumn[];
  /** By the key of a column. */
  places: Map<string, Place>;
  /** Records it holds. */
  count: number;
  /** The elements that it is made of; none for labels. */
  parts: readonly Element[];
  preview: Preview;
}

export interface Subjects {
  all: Subject[];
  /** The one that the page is about. */
  main: Subject | undefined;
}

/**
 * Reads a page by a profile that is being made.
 * @param extra texts that the clerk pointed at as labels
 */
export function subjectsOf(
  document: Document,
  profile: SiteProfile,
  { nowMs, extra = [] }: { nowMs: number; extra?: readonly string[] },
): Subjects {
  const lexicon = lexiconOf(profile);
  const reading = readPage(document, { nowMs, lexicon });
  const grids: Grid[] = [...reading.lists, ...reading.others].filter(({ rows }) => rows.length > 0);
  const taken = [...grids.flatMap(({ parts }) => parts), ...reading.details.flatMap(({ anchors }) => anchors)];
  grids.push(...headlessGrids(document, lexicon, nowMs, taken));
  const lists = grids
    .map((grid) => listSubject(grid, reading, profile, nowMs))
    .filter(({ columns }) => columns.length > 0);
  const skip = new Set(grids.flatMap(({ parts }) => parts));
  const detail = detailSubject(document, reading, profile, skip, new Set(extra.map(normalizeLabel)), nowMs);
  const all = [...lists.sort((a, b) => sizeOf(b) - sizeOf(a)), ...(detail ? [detail] : [])];
  return { all, main: mainOf(all, reading) };
}

const sizeOf = ({ columns, count }: Subject) => columns.length * count;

/** A detail lies over its list; a list that holds tickets comes before one that does not; unknown labels may outweigh a log. */
function mainOf(all: readonly Subject[], reading: Reading): Subject | undefined {
  const detail = all.find(({ part }) => part === 'detail');
  const ticketList = all.find(({ parts }) =>
    reading.lists.some((list) => list.parts[0] === parts[0] && parts.length > 0),
  );
  if (detail && (reading.kind === 'detail' || reading.details.length > 0)) return detail;
  if (ticketList) return ticketList;
  const [largest] = all;
  return detail && largest && detail.columns.length > largest.columns.length ? detail : largest;
}

function listSubject(grid: Grid, reading: Reading, profile: SiteProfile, nowMs: number): Subject {
  const columns = columnsOf(sampleOfGrid(grid), profile, nowMs);
  const heads = headerElements(grid);
  const places = new Map<string, Place>();
  for (const { key, index } of columns) {
    const head = heads[index];
    const values = grid.rows.flatMap(({ cells }) => cells[index] ?? []);
    if (head) places.set(key, { head, values });
  }
  const list = reading.lists.find(({ parts }) => parts[0] === grid.parts[0]);
  const records = (list?.found ?? []).slice(0, PREVIEWED).map((found, i) => ({
    row: i + 1,
    found,
    printed({ index }: MappingColumn) {
      const cell = grid.rows[i]?.cells[index];
      return cell ? textOf(cell) : '';
    },
  }));
  const preview = previewOf(columns, records, reading.warnings);
  return { part: 'list', columns, places, count: grid.rows.length, parts: grid.parts, preview };
}

/** Fewest labels with values that are worth showing. */
const MIN_LABELS = 2;

function detailSubject(
  document: Document,
  reading: Reading,
  profile: SiteProfile,
  skip: ReadonlySet<Element>,
  extra: ReadonlySet<string>,
  nowMs: number,
): Subject | undefined {
  const { columns, places } = labelsOf(document, profile, skip, extra, nowMs);
  if (columns.length < MIN_LABELS && extra.size === 0) return undefined;
  const records = reading.details.slice(0, 1).map((found) => ({
    found,
    printed: ({ samples }: MappingColumn) => samples[0] ?? '',
  }));
  const preview = previewOf(columns, records, reading.warnings);
  const where = new Map([...places].map(([key, { label, value }]) => [key, { head: label, values: [value] }]));
  return { part: 'detail', columns, places: where, count: 1, parts: [], preview };
}

/** The same subject after another reading: the page may have drawn its elements anew. */
export function sameSubject(before: Subject, { all, main }: Subjects): Subject | undefined {
  const alike = all.filter(({ part }) => part === before.part);
  const keys = new Set(before.columns.map(({ key }) => key));
  return (
    alike.find(({ parts }) => parts.length > 0 && parts[0] === before.parts[0]) ??
    alike.find(({ columns }) => columns.some(({ key }) => keys.has(key))) ??
    main
  );
}
