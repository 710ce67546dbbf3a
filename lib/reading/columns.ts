/** Which column of a list holds which field, and whether it lists tickets at all. */
import type { FieldName, ReadField } from '../ticket/model.ts';
import type { LabelMatch } from './dictionary.ts';
import { holdsLongNumbers, holdsNumbers, misfitOf } from './fits.ts';
import type { Lexicon } from './lexicon.ts';
import { carriesData } from './matrix.ts';
import { type Part, partsOfHeader } from './parts.ts';
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
  /** Its cells carry titles, or print something beside their plain text: each is looked at by itself. */
  odd: boolean;
  /** Marks stand beside its values and are no part of them. */
  tagged: boolean;
  /** Its cells lead to the ticket's page. */
  linked: boolean;
  /** It is one of several values in the cell. */
  part?: Part;
  /** It is what the cell prints beside the number. */
  rest?: true;
}

export interface ColumnMap {
  columns: Column[];
  /** Columns, by place, whose cells print labelled values. */
  nested: number[];
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
  'returnReason',
]);

/** Of these, what a directory of people lacks as well: needed beside a number that may be anybody's. */
const HAPPENINGS = new Set([...EVENTS].filter((field) => field !== 'citizenName' && field !== 'citizenPhone'));

/** What only headers of tickets say. */
const OF_MATTERS = /诉求|反映|投诉|信访|事发|来信|求助/;

/** A column that may hold a field. */
interface Candidate {
  index: number;
  match: LabelMatch;
  part?: Part;
  /** The value is what the cell prints beside the number. */
  rest?: true;
}

/**
 * Maps the columns of a list.
 * @returns undefined when it does not list tickets
 */
export function mapColumns(sample: Sample, { nowMs, lexicon }: Scope): ColumnMap | undefined {
  const candidates = sample.headers.flatMap((headers, index): Candidate[] => {
    const match = lexicon.column(headers, index);
    const parts = match?.chosen ? [] : partsOfHeader(headers.at(-1) ?? '', lexicon);
    // 诉求人及联系电话 ends like a label for the phone, and names two things all the same.
    if (match && new Set(parts.map((each) => each.match.field)).size < 2) return [{ index, match }];
    return parts.map((each) => ({ index, ...each }));
  });
  const best = new Map<ReadField, Candidate>();
  for (const candidate of candidates) {
    // What nobody sees is not read; a number may be hidden beside its ticket.
    if (candidate.match.field !== 'ticketNo' && !sample.isDrawn(candidate.index)) continue;
    const rival = best.get(candidate.match.field);
    if (!rival || isBetter(sample, candidate, rival)) best.set(candidate.match.field, candidate);
  }
  const number = numberColumn(sample, candidates) ?? numberByValues(sample, candidates, best);
  if (number === undefined) return undefined;
  best.set('ticketNo', number);
  const nested = nestedColumns(sample, candidates, lexicon);
  const isOfMatters = sample.headers.flat().some((header) => OF_MATTERS.test(header));
  if (!number.match.chosen && !tellsTickets(best, number.match, nested.fields, isOfMatters)) return undefined;

  const warnings: Warning[] = [];
  const columns: Column[] = [];
  for (const [field, candidate] of best) {
    const fit = field === 'ticketNo' ? candidate : fittingColumn(sample, candidates, candidate, nowMs);
    if (typeof fit !== 'string') columns.push(columnOf(sample, field, fit));
    else if (candidate.match.strength === 'strong')
      warnings.push({ code: 'column-unreadable', field, label: labelOf(sample, candidate.index), detail: fit });
  }
  const told = [...columns.map(({ field }) => field), ...nested.fields];
  const events = number.match.strength === 'strong' || isOfMatters ? EVENTS : HAPPENINGS;
  if (!number.match.chosen && !told.some((field) => events.has(field))) return undefined;
  const labels = new Set(sample.headers.filter(carriesData).map((headers) => headers.join('/')));
  // The number's link before the title's.
  columns.sort((a, b) => Number(b.field === 'ticketNo') - Number(a.field === 'ticketNo'));
  return { columns, nested: nested.columns, total: labels.size, mapped: columns.length, warnings };
}

const labelOf = (sample: Sample, index: number) => (sample.headers[index] ?? []).join('/');

function columnOf(sample: Sample, field: ReadField, { index, match, part, rest }: Candidate): Column {
  return {
    field,
    index,
    label: labelOf(sample, index),
    confidence: match.chosen ? 'chosen' : match.strength === 'strong' ? 'sure' : 'likely',
    close: sample.holdsHidden(index),
    odd: sample.isOdd(index),
    tagged: field === 'title' && !part && sample.hasTags(index),
    linked: (field === 'ticketNo' || field === 'title') && sample.texts.some((_, row) => sample.isLinked(row, index)),
    ...(part ? { part } : {}),
    ...(rest ? { rest } : {}),
  };
}

/** Values in a cell that carry their own labels: 诉求人：…. */
const LABELLED = /(?:^|[\s，,；;])([^\s:：，,；;]{2,10})[:：]\s*\S/g;

/** Columns whose cells print labelled values, and the fields that they tell. */
function nestedColumns(
  sample: Sample,
  candidates: readonly Candidate[],
  lexicon: Lexicon,
): { columns: number[]; fields: ReadField[] } {
  const whole = new Set(
    candidates
      .filter(({ part, match }) => !part && match.strength === 'strong' && match.field !== 'title')
      .map(({ index }) => index),
  );
  const fields = new Set<ReadField>();
  const columns = sample.headers.flatMap((_, index) => {
    if (whole.has(index)) return [];
    const texts = sample.texts.map((row) => row[index] ?? '').filter((text) => text.trim() !== '');
    const named = texts.map((text) =>
      [...text.matchAll(LABELLED)].flatMap(([, label]) => lexicon.label(label ?? '')?.field ?? []),
    );
    const found = named.flat();
    // Every cell is built so; one that holds a label by chance is what somebody wrote.
    if (named.filter((labels) => labels.length > 0).length < texts.length * 0.8) return [];
    for (const field of found) fields.add(field);
    return found.length > 0 ? [index] : [];
  });
  return { columns, fields: [...fields] };
}

/** Whether the fields beside the number are those of tickets and not of some other numbered thing. */
function tellsTickets(
  best: ReadonlyMap<ReadField, Candidate>,
  number: LabelMatch,
  nested: readonly ReadField[],
  isOfMatters: boolean,
): boolean {
  const others = [...best].filter(([field]) => field !== 'ticketNo');
  const sure = others.filter(([, { match }]) => match.strength === 'strong');
  if (number.strength === 'strong') {
    const fields = [...others.map(([field]) => field), ...nested];
    // 申请人 of an export or a leave is no citizen.
    const isPerson = (field: ReadField) => field === 'citizenName' || field === 'citizenPhone';
    const telling = [
      ...others.filter(([field, { match }]) => !isPerson(field) || match.strength === 'strong').map(([field]) => field),
      ...nested,
    ];
    return fields.length >= 2 && telling.some((field) => TELLING.has(field));
  }
  // People and phones alone are a directory, whatever its columns are called.
  const isMatter = best.has('title') || best.has('content') || isOfMatters;
  return isMatter && others.length >= 3 && sure.length >= 2 && sure.some(([field]) => NAMING.has(field));
}

/**
 * The column for a field whose values fit: the best one or, where those cannot be it, another that names the same field
 * (办理时限(工作日) prints a count, 截止时间 the date).
 * @returns the reason why the best one does not fit, when none does
 */
function fittingColumn(
  sample: Sample,
  candidates: readonly Candidate[],
  best: Candidate,
  nowMs: number,
): Candidate | string {
  const { field } = best.match;
  const misfit = (candidate: Candidate) => misfitOf(sample, candidate, field as FieldName, nowMs);
  const reason = misfit(best);
  if (reason === undefined) return best;
  const second = candidates.find(
    (other) => other !== best && other.match.field === field && misfit(other) === undefined,
  );
  return second ?? reason;
}

/** What the clerk chose comes first, then what is drawn before what is hidden, then the preferred label. */
function isBetter(sample: Sample, a: Candidate, b: Candidate): boolean {
  if (a.match.chosen !== b.match.chosen) return a.match.chosen === true;
  const seen = Number(sample.isShown(a.index)) - Number(sample.isShown(b.index));
  if (seen !== 0) return seen > 0;
  if ((a.part === undefined) !== (b.part === undefined)) return a.part === undefined;
  return a.match.rank < b.match.rank;
}

/** Headers of a column that names the ticket as a whole: 工单, 诉求信息. */
const WHOLE = /^(工单|诉求|信件|来信|事项|热线|案件|留言)(信息|摘要|概要|详情|内容|基本信息)?$/;

/**
 * A column under such a header whose every cell prints a number of its own, beside columns that only tickets have. What
 * else the cells print is the title.
 */
function numberByValues(
  sample: Sample,
  candidates: readonly Candidate[],
  best: Map<ReadField, Candidate>,
): Candidate | undefined {
  const sure = [...best.values()].filter(({ match }) => match.strength === 'strong' && match.field !== 'ticketNo');
  if (sure.length < 3 || !sure.some(({ match }) => EVENTS.has(match.field))) return undefined;
  const index = sample.headers.findIndex((headers, i) => WHOLE.test(headers.join('')) && holdsLongNumbers(sample, i));
  if (index === -1) return undefined;
  const match: LabelMatch = { field: 'ticketNo', strength: 'strong', rank: 0 };
  if (!candidates.some((each) => each.match.field === 'title' && each.index !== index))
    best.set('title', { index, match: { field: 'title', strength: 'weak', rank: 0 }, rest: true });
  return { index, match };
}

/** The column of ticket numbers: the best label whose values are numbers, each its own. */
function numberColumn(sample: Sample, candidates: readonly Candidate[]): Candidate | undefined {
  return candidates
    .filter(({ match }) => match.field === 'ticketNo')
    .sort((a, b) => (isBetter(sample, a, b) ? -1 : isBetter(sample, b, a) ? 1 : 0))
    .find(({ index, match }) => holdsNumbers(sample, index, match.strength === 'strong'));
}
