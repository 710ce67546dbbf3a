/** Which column of a grid holds which field, and whether the grid lists tickets at all. */
import { type FieldName, TIME_FIELDS } from '../ticket/model.ts';
import { type LabelMatch, matchHeaders, matchLabel } from './dictionary.ts';
import type { ReadField } from './labels.ts';
import type { Grid } from './matrix.ts';
import { isVisible, piecesOf, textOf } from './text.ts';
import { isAbsent, isNotYet, parseMoment, parsePhone, ticketNoIn } from './values.ts';
import type { Warning } from './warnings.ts';

export interface Column {
  field: ReadField;
  index: number;
  /** Header text as printed, for messages. */
  label: string;
  /** Its cells hold more than they show (parts hidden by a style sheet): they are read node by node. */
  close: boolean;
}

export interface ColumnMap {
  columns: Column[];
  /** Columns that carry data (no tick boxes, index or actions), and how many of them have a field. */
  total: number;
  mapped: number;
  warnings: Warning[];
}

/** Fields that only a ticket has: one of them must stand beside the number. */
const TELLING = new Set<ReadField>(['title', 'content', 'citizenName', 'citizenPhone', 'channel', 'kind', 'category']);

/** Of these, the ones that name the matter or the person: a number that may be anybody's needs one of them. */
const NAMING = new Set<ReadField>(['title', 'content', 'citizenName', 'citizenPhone', 'channel']);

/** What happens to a matter: a directory of duties has numbers, titles and units too, but none of these. */
const EVENTS = new Set<ReadField>([
  'content',
  'citizenName',
  'citizenPhone',
  'channel',
  'receivedAt',
  'assignedAt',
  'dueAt',
  'cityDueAt',
  'status',
  'finishedAt',
  'reply',
]);

const NO_DATA = /^(操作.{0,2}|序号|行号|选择.{0,6}|全选.{0,4}|管理|功能|详情|查看|#)?$/;

/** Rows looked at to see whether a column's values fit its header. */
const SAMPLE = 30;

/**
 * Maps the columns of a grid.
 * @returns undefined when the grid does not list tickets
 */
export function mapColumns(grid: Grid, nowMs: number): ColumnMap | undefined {
  const matches = grid.headers.map((headers) => matchHeaders(headers));
  const best = new Map<ReadField, { index: number; match: LabelMatch }>();
  matches.forEach((match, index) => {
    if (!match) return;
    const rival = best.get(match.field);
    if (!rival || isBetter(grid, { index, match }, rival)) best.set(match.field, { index, match });
  });
  const number = numberColumn(grid, matches);
  if (number === undefined) return undefined;
  best.set('ticketNo', { index: number, match: matches[number] as LabelMatch });

  for (const field of sharers(grid, number)) {
    if (!best.has(field)) best.set(field, { index: number, match: matches[number] as LabelMatch });
  }
  const others = [...best].filter(([field]) => field !== 'ticketNo');
  const sure = others.filter(([, { match }]) => match.strength === 'strong');
  const isNumberSure = matches[number]?.strength === 'strong';
  const telling = isNumberSure
    ? others.some(([field]) => TELLING.has(field))
    : sure.some(([field]) => NAMING.has(field));
  if (!telling || (isNumberSure ? others.length < 2 : others.length < 3 || sure.length < 2)) return undefined;

  const warnings: Warning[] = [];
  const columns: Column[] = [];
  for (const [field, { index, match }] of best) {
    const label = (grid.headers[index] ?? []).join('/');
    const misfit = field === 'ticketNo' ? undefined : misfitOf(grid, index, field, nowMs);
    const second = misfit === undefined ? undefined : fittingColumn(grid, matches, field, index, nowMs);
    if (second !== undefined) {
      const other = (grid.headers[second] ?? []).join('/');
      columns.push({ field, index: second, label: other, close: holdsHidden(grid, second) });
    } else if (misfit === undefined) columns.push({ field, index, label, close: holdsHidden(grid, index) });
    else if (match.strength === 'strong') warnings.push({ code: 'column-unreadable', label, detail: misfit });
  }
  if (!columns.some(({ field }) => EVENTS.has(field))) return undefined;
  const labels = new Set(grid.headers.map((headers) => headers.join('/')).filter((label) => !NO_DATA.test(label)));
  return { columns, total: labels.size, mapped: columns.length, warnings };
}

/** Another column for a field whose best one cannot be it: 办理时限(工作日) prints a count, 截止时间 the date. */
function fittingColumn(
  grid: Grid,
  matches: readonly (LabelMatch | undefined)[],
  field: ReadField,
  not: number,
  nowMs: number,
): number | undefined {
  const index = matches.findIndex(
    (match, i) => i !== not && match?.field === field && misfitOf(grid, i, field, nowMs) === undefined,
  );
  return index === -1 ? undefined : index;
}

/** What is drawn comes before what is hidden, then the preferred label. */
function isBetter(
  grid: Grid,
  a: { index: number; match: LabelMatch },
  b: { index: number; match: LabelMatch },
): boolean {
  const seen = Number(shows(grid, a.index)) - Number(shows(grid, b.index));
  return seen > 0 || (seen === 0 && a.match.rank < b.match.rank);
}

/** Fields of a header that names several things over one cell: 工单标题 / 编号. */
function sharers(grid: Grid, number: number): ReadField[] {
  const parts = (grid.headers[number] ?? []).join('\n').split(/[/／|、\n]/);
  return parts.length < 2 ? [] : parts.flatMap((part) => matchLabel(part.trim())?.field ?? []);
}

/** Whether the column is really drawn (a kit may repeat all columns, hidden, in each frozen pane). */
function shows(grid: Grid, index: number): boolean {
  const cell = grid.rows[0]?.cells[index];
  return cell !== undefined && isVisible(cell);
}

/** Whether cells of a column hold text that is not drawn, judged by the first few. */
function holdsHidden(grid: Grid, index: number): boolean {
  return grid.rows.slice(0, 3).some(({ cells: { [index]: cell } }) => {
    const parts = cell ? [...cell.querySelectorAll('*')] : [];
    return parts.some((part) => !part.firstElementChild && (part.textContent ?? '').trim() !== '' && !isVisible(part));
  });
}

/** The column of ticket numbers: the best label whose values are numbers, each its own. */
function numberColumn(grid: Grid, matches: readonly (LabelMatch | undefined)[]): number | undefined {
  return matches
    .flatMap((match, index) => (match?.field === 'ticketNo' ? [{ index, match }] : []))
    .sort((a, b) => (isBetter(grid, a, b) ? -1 : isBetter(grid, b, a) ? 1 : 0))
    .find(({ index, match }) => holdsNumbers(grid, index, match.strength === 'weak'))?.index;
}

function holdsNumbers(grid: Grid, index: number, weak: boolean): boolean {
  const cells = grid.rows.slice(0, SAMPLE).flatMap((row) => row.cells[index] ?? []);
  const numbers = cells.flatMap((cell) => ticketNoIn(piecesOf(cell)) ?? []);
  if (numbers.length === 0 || numbers.length < cells.length * 0.5) return false;
  const isIndex = numbers.every((number, i) => Number(number) === i + 1);
  if (weak && isIndex && !cells.some((cell) => cell.querySelector('a[href]'))) return false;
  // A matter may stand there once a unit or once a round; a state or a type comes far more often.
  return new Set(numbers).size >= numbers.length * (weak ? 0.9 : 0.4);
}

const TIMES: ReadonlySet<ReadField> = new Set(TIME_FIELDS);

/** Why the values of a column cannot be what its header says, or undefined when they can. */
function misfitOf(grid: Grid, index: number, field: FieldName | 'ticketNo', nowMs: number): string | undefined {
  const parse = TIMES.has(field)
    ? (text: string) => parseMoment(text, nowMs)
    : field === 'citizenPhone'
      ? parsePhone
      : undefined;
  if (!parse) return undefined;
  let read = 0;
  const reasons: string[] = [];
  for (const row of grid.rows.slice(0, SAMPLE)) {
    const cell = row.cells[index];
    const text = cell ? textOf(cell) : '';
    if (isAbsent(text) || isNotYet(text)) continue;
    const parsed = parse(text);
    if (parsed.ok) read++;
    else reasons.push(parsed.reason);
  }
  return reasons.length > 1 && read < reasons.length ? reasons[0] : undefined;
}
