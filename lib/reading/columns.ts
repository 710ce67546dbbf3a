/** Which column of a list holds which field, and whether it lists tickets at all. */
import type { FieldName, ReadField } from '../ticket/model.ts';
import { type LabelMatch, matchLabel } from './dictionary.ts';
import { holdsNumbers, misfitOf } from './fits.ts';
import type { Sample } from './sample.ts';
import type { Scope } from './scope.ts';
import type { Warning } from './warnings.ts';

/** How sure it is that a column holds its field. */
export type Confidence = 'chosen' | 'sure' | 'likely';

export interface Column {
  field: ReadField;
  index: number;
  /** Header text as printed, for messages. */
  label: string;
  confidence: Confidence;
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

type Matches = readonly (LabelMatch | undefined)[];

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

/**
 * Maps the columns of a list.
 * @returns undefined when it does not list tickets
 */
export function mapColumns(sample: Sample, { nowMs, lexicon }: Scope): ColumnMap | undefined {
  const matches = sample.headers.map((headers, index) => lexicon.column(headers, index));
  const best = new Map<ReadField, { index: number; match: LabelMatch }>();
  matches.forEach((match, index) => {
    if (!match) return;
    const rival = best.get(match.field);
    if (!rival || isBetter(sample, { index, match }, rival)) best.set(match.field, { index, match });
  });
  const number = numberColumn(sample, matches);
  if (number === undefined) return undefined;
  const numberMatch = matches[number] as LabelMatch;
  best.set('ticketNo', { index: number, match: numberMatch });
  for (const field of sharers(sample, number)) {
    if (!best.has(field)) best.set(field, { index: number, match: numberMatch });
  }
  if (!numberMatch.chosen && !tellsTickets(best, numberMatch)) return undefined;

  const warnings: Warning[] = [];
  const columns: Column[] = [];
  const add = (field: ReadField, index: number, match: LabelMatch) =>
    columns.push({
      field,
      index,
      label: labelOf(sample, index),
      confidence: match.chosen ? 'chosen' : match.strength === 'strong' ? 'sure' : 'likely',
      close: sample.holdsHidden(index),
    });
  for (const [field, { index, match }] of best) {
    const misfit = field === 'ticketNo' ? undefined : misfitOf(sample, index, field, nowMs);
    if (misfit === undefined) add(field, index, match);
    else {
      const second = fittingColumn(sample, matches, field as FieldName, index, nowMs);
      if (second !== undefined) add(field, second, matches[second] as LabelMatch);
      else if (match.strength === 'strong')
        warnings.push({ code: 'column-unreadable', label: labelOf(sample, index), detail: misfit });
    }
  }
  if (!numberMatch.chosen && !columns.some(({ field }) => EVENTS.has(field))) return undefined;
  const labels = new Set(sample.headers.map((headers) => headers.join('/')).filter((label) => !NO_DATA.test(label)));
  return { columns, total: labels.size, mapped: columns.length, warnings };
}

const labelOf = (sample: Sample, index: number) => (sample.headers[index] ?? []).join('/');

/** Whether the fields beside the number are those of tickets and not of some other numbered thing. */
function tellsTickets(best: ReadonlyMap<ReadField, { match: LabelMatch }>, number: LabelMatch): boolean {
  const others = [...best].filter(([field]) => field !== 'ticketNo');
  const sure = others.filter(([, { match }]) => match.strength === 'strong');
  if (number.strength === 'strong') return others.length >= 2 && others.some(([field]) => TELLING.has(field));
  return others.length >= 3 && sure.length >= 2 && sure.some(([field]) => NAMING.has(field));
}

/** Another column for a field whose best one cannot be it: 办理时限(工作日) prints a count, 截止时间 the date. */
function fittingColumn(
  sample: Sample,
  matches: Matches,
  field: FieldName,
  not: number,
  nowMs: number,
): number | undefined {
  const index = matches.findIndex(
    (match, i) => i !== not && match?.field === field && misfitOf(sample, i, field, nowMs) === undefined,
  );
  return index === -1 ? undefined : index;
}

/** What the clerk chose comes first, then what is drawn before what is hidden, then the preferred label. */
function isBetter(
  sample: Sample,
  a: { index: number; match: LabelMatch },
  b: { index: number; match: LabelMatch },
): boolean {
  if (a.match.chosen !== b.match.chosen) return a.match.chosen === true;
  const seen = Number(sample.isShown(a.index)) - Number(sample.isShown(b.index));
  return seen > 0 || (seen === 0 && a.match.rank < b.match.rank);
}

/** Fields of a header that names several things over one cell: 工单标题 / 编号. */
function sharers(sample: Sample, number: number): ReadField[] {
  const parts = (sample.headers[number] ?? []).join('\n').split(/[/／|、\n]/);
  return parts.length < 2 ? [] : parts.flatMap((part) => matchLabel(part.trim())?.field ?? []);
}

/** The column of ticket numbers: the best label whose values are numbers, each its own. */
function numberColumn(sample: Sample, matches: Matches): number | undefined {
  return matches
    .flatMap((match, index) => (match?.field === 'ticketNo' ? [{ index, match }] : []))
    .sort((a, b) => (isBetter(sample, a, b) ? -1 : isBetter(sample, b, a) ? 1 : 0))
    .find(({ index, match }) => holdsNumbers(sample, index, match.strength === 'strong'))?.index;
}
